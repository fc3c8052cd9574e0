'use client'

import Link from 'next/link'
import { Digest } from '#components/ui/digest.tsx'
import { Measure } from '#components/ui/measure.tsx'
import { TimeAgo } from '#components/ui/time-ago.tsx'
import { type RepositoryView, repositoryPages, repositoryPath } from '#lib/routes.ts'
import { TagAddresses } from './tag-addresses.tsx'
import { TagImage } from './tag-image.tsx'
import { TagNames } from './tag-names.tsx'
import type { TagRow } from './tag-row.ts'

interface TagTableProps {
  readonly alias: string
  readonly name: string
  /** `host/alias/name`. */
  readonly repositoryUri: string
  /** What the page shows. */
  readonly view: RepositoryView
  readonly rows: readonly TagRow[]
}

/**
 * One row an image, with all its tags: what "latest" really is, is seen at a glance. Rows stack on a phone. It is a component of the
 * browser, too, since its rows are much smaller than what is made of them, which a page would have twice otherwise.
 */
export function TagTable({ rows, ...paths }: TagTableProps) {
  return (
    <table className="figures w-full table-fixed text-left text-14">
      <thead className="sr-only text-13 text-ink-soft sm:not-sr-only sm:table-header-group">
        <tr className="border-line border-b">
          <th scope="col" className="h-9 pr-4 font-normal">
            Tags
          </th>
          <th scope="col" className="w-52 pr-4 font-normal">
            Image
          </th>
          <th scope="col" className="w-20 pr-4 text-right font-normal">
            Size
          </th>
          <th scope="col" className="w-32 text-right font-normal">
            Pushed
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.digest} row={row} paths={paths} />
        ))}
      </tbody>
    </table>
  )
}

type Paths = Omit<TagTableProps, 'rows'>

interface RowProps {
  readonly row: TagRow
  readonly paths: Paths
}

function Row({ row, paths }: RowProps) {
  const { digest, tags, aliases, more, pushed, image } = row
  const { alias, name, repositoryUri, view } = paths
  const pageOf = (tag: string) => repositoryPages.tag(alias, name, tag)
  return (
    <tr className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1.5 border-line border-b py-3 align-top sm:table-row sm:py-0">
      <td className="col-span-2 min-w-0 sm:py-2 sm:pr-4">
        <TagNames tags={tags} aliases={aliases} more={more} pathOf={(tag) => repositoryPath(alias, name, { ...view, tag })} />
        <div className="relative mt-1.5">
          <RowLinks tag={tags[0]} chosen={[...tags, ...aliases].some((tag) => tag === view.compare)} paths={paths} />
          <TagAddresses repositoryUri={repositoryUri} digest={digest} tags={[...tags, ...aliases]} pageOf={pageOf} />
        </div>
      </td>
      <td className="col-span-2 min-w-0 sm:py-1.5 sm:pr-4">
        <Digest digest={digest} />
        <TagImage row={row} pathOf={(subject) => repositoryPages.image(alias, name, subject)} />
      </td>
      <td className="text-13 sm:py-2.5 sm:pr-4 sm:text-right">
        <Measure of={image.size} />
      </td>
      <td className="text-right text-13 text-ink-soft sm:py-2.5">
        <span className="sm:sr-only">pushed </span>
        <TimeAgo at={pushed} />
        {image.built && (
          <span className="block">
            built <TimeAgo at={image.built} />
          </span>
        )}
      </td>
    </tr>
  )
}

interface RowLinksProps {
  /** The image's most exact one. */
  readonly tag: string
  /** Whether a tag of this image is the one to compare. */
  readonly chosen: boolean
  readonly paths: Paths
}

// On the line of the addresses' summary, at its end, where it stays when they open.
function RowLinks({ tag, chosen, paths: { alias, name, view } }: RowLinksProps) {
  const { compare } = view
  const comparePath =
    compare === undefined ? repositoryPath(alias, name, { ...view, compare: tag }) : repositoryPages.compare(alias, name, compare, tag)
  return (
    <p className="absolute top-0 right-0 flex gap-3 text-13">
      <Link href={repositoryPages.tag(alias, name, tag)} prefetch={false} className="link">
        Details<span className="sr-only"> of {tag}</span>
      </Link>
      {chosen ? (
        <span className="text-ink-soft">Chosen</span>
      ) : (
        <Link href={comparePath} prefetch={false} scroll={false} rel="nofollow" className="link">
          Compare<span className="sr-only">{compare === undefined ? ` ${tag}` : ` ${compare} with ${tag}`}</span>
        </Link>
      )}
    </p>
  )
}
