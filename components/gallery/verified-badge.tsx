import { BadgeCheck } from 'lucide-react'

/** Says that the operator of this gallery has checked who publishes here. */
export function VerifiedBadge() {
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap text-13 font-medium text-verified">
      <BadgeCheck aria-hidden="true" className="size-4" />
      Verified account
    </span>
  )
}
