import Link from 'next/link'
import { consolePaths } from '#lib/routes.ts'

/** What a repository without images shows in place of them. */
export function NoImages({ name }: { readonly name: string }) {
  return (
    <div className="mt-4 max-w-prose">
      <h2 className="text-16 font-semibold">There are no images here yet</h2>
      <p className="mt-1 text-ink-soft">
        The repository appears in the gallery once it holds one.{' '}
        <Link href={consolePaths.repository('push-commands', name)} prefetch={false} className="link">
          See how to push the first image
        </Link>
        .
      </p>
    </div>
  )
}
