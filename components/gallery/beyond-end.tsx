import Link from 'next/link'
import { Button } from '#components/ui/button.tsx'

interface BeyondEndProps {
  readonly page: number
  readonly pages: number
  readonly hrefOf: (page: number) => string
}

/** Stands where a page of results would that there is none of: lists shrink while links to them stay. */
export function BeyondEnd({ page, pages, hrefOf }: BeyondEndProps) {
  return (
    <div className="py-8">
      <h2 className="text-20 font-semibold">There is no page {page}</h2>
      <p className="mt-2 text-14 text-ink-soft">{pages === 1 ? 'The list has one page.' : `The list ends with page ${pages}.`}</p>
      <div className="mt-5 flex flex-wrap gap-2">
        {pages > 1 && (
          <Button asChild>
            <Link href={hrefOf(pages)} prefetch={false}>
              To page {pages}, the last
            </Link>
          </Button>
        )}
        <Button asChild look={pages > 1 ? 'quiet' : 'plain'}>
          <Link href={hrefOf(1)} prefetch={false}>
            To the first page
          </Link>
        </Button>
      </div>
    </div>
  )
}
