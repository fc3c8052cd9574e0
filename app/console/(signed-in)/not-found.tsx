import Link from 'next/link'
import { Button } from '#components/ui/button.tsx'
import { consolePaths } from '#lib/routes.ts'

export default function ConsoleNotFound() {
  return (
    <div className="max-w-prose">
      <h1 className="text-20 font-semibold tracking-tight">There is nothing at this address</h1>
      <p className="mt-2 text-ink-soft">It may have been deleted, or the address is mistyped.</p>
      <div className="mt-4">
        <Button asChild>
          <Link href={consolePaths.repositories}>Go to the repositories</Link>
        </Button>
      </div>
    </div>
  )
}
