import Link from 'next/link'
import { Button } from '#components/ui/button.tsx'

interface FormButtonsProps {
  /** As on the button: "Save". */
  readonly deed: string
  /** While it is being done: "Saving…". */
  readonly doing: string
  readonly pending: boolean
  readonly cancelPath: string
}

/** Sends a form, or leaves it. */
export function FormButtons({ deed, doing, pending, cancelPath }: FormButtonsProps) {
  return (
    <div className="flex gap-2">
      <Button type="submit" look="primary" aria-disabled={pending || undefined}>
        {pending ? doing : deed}
      </Button>
      <Button asChild>
        <Link href={cancelPath} prefetch={false}>
          Cancel
        </Link>
      </Button>
    </div>
  )
}
