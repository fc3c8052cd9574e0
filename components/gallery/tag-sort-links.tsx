import { clsx } from 'clsx'
import { ArrowDown, ArrowUp } from 'lucide-react'
import Link from 'next/link'
import { defaultTagOrder, type TagOrder, type TagSort, tagSorts } from '#lib/tag-list.ts'

const names = { newest: 'Newest', version: 'Version', name: 'Name', size: 'Size' } satisfies Record<TagSort, string>

interface TagSortLinksProps {
  readonly sort: TagSort
  readonly order: TagOrder
  readonly pathOf: (list: { readonly sort: TagSort; readonly order: TagOrder }) => string
}

/** The orders of a list of tags as links; the present one turns round. */
export function TagSortLinks({ sort, order, pathOf }: TagSortLinksProps) {
  const Arrow = order === 'ascending' ? ArrowUp : ArrowDown
  return (
    <nav aria-label="Sort tags by" className="-mx-2 flex flex-wrap items-center text-13">
      {tagSorts.map((each) => (
        <Link
          key={each}
          href={pathOf({ sort: each, order: each === sort ? opposite(order) : defaultTagOrder(each) })}
          prefetch={false}
          scroll={false}
          rel="nofollow"
          aria-current={each === sort ? 'true' : undefined}
          title={each === sort ? 'Turn the order round' : undefined}
          className={clsx(
            'inline-flex items-center gap-1 whitespace-nowrap rounded-md px-2 py-1.5 transition-colors hover:bg-hover',
            each === sort ? 'font-medium text-ink underline decoration-2 underline-offset-8' : 'text-ink-soft',
          )}
        >
          {names[each]}
          {each === sort && (
            <>
              <span className="sr-only"> {order}</span>
              <Arrow aria-hidden="true" className="size-3.5" />
            </>
          )}
        </Link>
      ))}
    </nav>
  )
}

function opposite(order: TagOrder): TagOrder {
  return order === 'ascending' ? 'descending' : 'ascending'
}
