import Link from 'next/link'
import { PageLinks } from '#components/ui/page-links.tsx'
import { findTags, listTags } from '#lib/backend/gallery.ts'
import { counted } from '#lib/format/quantity.ts'
import { type RepositoryView, repositoryPath } from '#lib/routes.ts'
import { ResultsRegion } from './results-region.tsx'
import { TagFilter } from './tag-filter.tsx'
import { TagTable } from './tag-table.tsx'

const tagsPerPage = 50
const filteredTagsMax = 100

interface TagsTabProps {
  readonly alias: string
  readonly name: string
  readonly view: RepositoryView
  readonly totalTags: number
}

/** All tags of a repository: filtered, or page by page. */
export async function TagsTab({ alias, name, view, totalTags }: TagsTabProps) {
  const filter = view.filter ?? ''
  const { tags, next } = filter ? { tags: await tagsWith(alias, name, filter), next: undefined } : await tagPage(alias, name, view.after)
  const pathOf = (change: RepositoryView) => repositoryPath(alias, name, { tab: 'tags', tool: view.tool, pin: view.pin, ...change })
  return (
    <section aria-label="Image tags" className="mt-5">
      <TagFilter alias={alias} name={name} filter={filter} totalTags={totalTags} />
      <p role="status" className={filter ? 'mt-3 text-13 text-ink-soft' : 'sr-only'}>
        {filter ? filteredCount(tags.length, filter) : counted(totalTags, 'tag', 'tags')}
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
        next={next ? { href: pathOf({ tag: view.tag, after: next }), text: 'Older' } : undefined}
      />
    </section>
  )
}

function filteredCount(found: number, filter: string): string {
  return found === filteredTagsMax ? `The newest ${found} tags with “${filter}”` : `${counted(found, 'tag', 'tags')} with “${filter}”`
}

function tagsWith(alias: string, name: string, filter: string) {
  const wanted = filter.toLowerCase()
  return findTags(alias, name, (tag) => tag.toLowerCase().includes(wanted), filteredTagsMax)
}

async function tagPage(alias: string, name: string, after: string | undefined) {
  const page = await listTags(alias, name, { maxResults: tagsPerPage, nextToken: after })
  return { tags: page.imageTagDetails, next: page.nextToken }
}
