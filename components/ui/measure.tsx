import type { Quantity } from '#lib/format/quantity.ts'

/** A size or count: short, with the exact figure on hover. */
export function Measure({ of, className }: { readonly of: Quantity; readonly className?: string }) {
  return (
    <span title={of.exact} className={className}>
      {of.short}
    </span>
  )
}
