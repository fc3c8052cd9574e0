import Link from 'next/link'
import { PageLinks } from '#components/ui/page-links.tsx'
import { BackendError } from '#lib/backend/backend-error.ts'
import { listTags } from '#lib/backend/gallery.ts'
import type { TagPage } from '#lib/backend/gallery-answers.ts'
import { counted } from '#lib/format/quantity.ts'
import { type RepositoryView, repositoryPages, repositoryPath } from '#lib/routes.ts'
import { defaultTagOrder, type TagList } from '#lib/tag-list.ts'
import { ResultsRegion } from './results-region.tsx'
import { TagCompare } from './tag-compare.tsx'
import { TagFilter } from './tag-filter.tsx'
import { groupByDigest } from './tag-groups.ts'
import { tagRows } from './tag-row.ts'
import { TagSortLinks } from './tag-sort-links.tsx'
import { TagTable } from './tag-table.tsx'

export const tagsPerPage = 50

interface TagsTabProps {
  readonly alias: string
  readonly name: string
  /** `host/alias/name`. */
  readonly repositoryUri: string
  readonly view: RepositoryView
  readonly totalTags: number
}

/** All tags of a repository, searched and sorted, page by page. Its whole state is in the URL. */
export async function TagsTab({ alias, name, repositoryUri, view, totalTags }: TagsTabProps) {
  const { filter, sort = 'newest', after, compare } = view
  const order = view.order ?? defaultTagOrder(sort)
  const page = await pageOf(alias, name, { filter, sort, order, after })
  const tags = page?.imageTagDetails ?? []
  // A path says all of the view but what it changes; where the list itself changes, it begins again.
  const pathOf = (change: RepositoryView) => repositoryPath(alias, name, { ...view, tab: 'tags', ...change })
  const listPath = (change: RepositoryView) => pathOf({ after: undefined, ...change })
  return (
    <section aria-label="Image tags" className="mt-5">
      <div className="flex flex-col gap-x-6 gap-y-2 sm:flex-row sm:items-center sm:justify-between">
        <div className="min-w-0 flex-1">
          <TagFilter alias={alias} name={name} view={{ ...view, after: undefined }} totalTags={totalTags} />
        </div>
        <TagSortLinks sort={sort} order={order} pathOf={listPath} />
      </div>
      <TagCompare
        action={repositoryPages.compareForm(alias, name)}
        from={compare}
        tags={tags.map(({ imageTag }) => imageTag)}
        cancelPath={pathOf({ compare: undefined })}
      />
      <p role="status" className="mt-2 wrap-anywhere text-13 text-ink-soft">
        {page && (filter ? `${counted(page.foundTags, 'tag', 'tags')} with “${filter}”` : counted(totalTags, 'tag', 'tags'))}
      </p>
      <ResultsRegion>
        {tags.length === 0 ? (
          <p className="mt-6 text-14">
            {emptyWords(page, filter)}{' '}
            <Link href={listPath({ filter: undefined })} prefetch={false} scroll={false} className="link">
              Show all tags
            </Link>
          </p>
        ) : (
          <div className="mt-1">
            <TagTable
              alias={alias}
              name={name}
              repositoryUri={repositoryUri}
              view={{ ...view, tab: 'tags' }}
              rows={tagRows(groupByDigest(tags))}
            />
          </div>
        )}
      </ResultsRegion>
      <PageLinks
        label="Tag pages"
        previous={page?.previousToken ? { href: pathOf({ after: page.previousToken }), text: 'Previous' } : undefined}
        next={page?.nextToken ? { href: pathOf({ after: page.nextToken }), text: 'Next' } : undefined}
      />
    </section>
  )
}

// A token in an old address may be of a list that is no longer there, or of a server whose secret was changed.
async function pageOf(alias: string, name: string, list: TagList): Promise<TagPage | undefined> {
  try {
    return await listTags(alias, name, { ...list, maxResults: tagsPerPage })
  } catch (error) {
    if (list.after && error instanceof BackendError && error.code === 'InvalidParameterException') return undefined
    throw error
  }
}

function emptyWords(page: TagPage | undefined, filter: string | undefined): string {
  if (!page) return 'This page of tags is no longer there.'
  return filter && page.foundTags === 0 ? 'No tag has this text in it.' : 'There are no tags on this page.'
}
