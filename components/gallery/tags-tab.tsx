import Link from 'next/link'
import { PageLinks } from '#components/ui/page-links.tsx'
import { listTags } from '#lib/backend/gallery.ts'
import { counted } from '#lib/format/quantity.ts'
import { type RepositoryView, repositoryPath } from '#lib/routes.ts'
import { ResultsRegion } from './results-region.tsx'
import { TagFilter } from './tag-filter.tsx'
import { TagTable } from './tag-table.tsx'

const tagsPerPage = 50

interface TagsTabProps {
  readonly alias: string
  readonly name: string
  readonly view: RepositoryView
  readonly totalTags: number
}

/** All tags of a repository: filtered, or page by page. */
export async function TagsTab({ alias, name, view, totalTags }: TagsTabProps) {
  const filter = view.filter ?? ''
  const { imageTagDetails: tags, nextToken: next, foundTags } = await listTags(alias, name, { ...view, maxResults: tagsPerPage })
  const pathOf = (change: RepositoryView) => repositoryPath(alias, name, { tab: 'tags', tool: view.tool, pin: view.pin, ...change })
  return (
    <section aria-label="Image tags" className="mt-5">
      <TagFilter alias={alias} name={name} filter={filter} totalTags={totalTags} />
      <p role="status" className={filter ? 'mt-3 text-13 text-ink-soft' : 'sr-only'}>
        {filter ? `${counted(foundTags, 'tag', 'tags')} with “${filter}”` : counted(totalTags, 'tag', 'tags')}
      </p>
      <ResultsRegion>
        {tags.length === 0 ? (
          <p className="mt-6 text-14">
            {filter ? 'No tag has this text in it. ' : 'There are no tags on this page. '}
            <Link href={pathOf({})} prefetch={false} scroll={false} className="link">
              Show all tags
            </Link>
          </p>
        ) : (
          <div className="mt-2">
            <TagTable tags={tags} pathOf={(tag) => pathOf({ tag, filter, after: view.after })} />
          </div>
        )}
      </ResultsRegion>
      <PageLinks
        label="Tag pages"
        previous={view.after ? { href: pathOf({ tag: view.tag }), text: 'Newest' } : undefined}
        next={next ? { href: pathOf({ tag: view.tag, after: next, filter }), text: 'Older' } : undefined}
      />
    </section>
  )
}
