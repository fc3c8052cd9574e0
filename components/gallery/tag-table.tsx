import Link from 'next/link'
import { Digest } from '#components/ui/digest.tsx'
import { Measure } from '#components/ui/measure.tsx'
import { TimeAgo } from '#components/ui/time-ago.tsx'
import type { ImageTag } from '#lib/backend/gallery-answers.ts'
import { buildMoment, moment } from '#lib/format/moment.ts'
import { byteSize } from '#lib/format/quantity.ts'
import { TagAddresses } from './tag-addresses.tsx'
import { groupByDigest, type TagGroup } from './tag-groups.ts'
import { TagImage } from './tag-image.tsx'
import { TagNames } from './tag-names.tsx'

/** The addresses that the rows of a list of tags lead to. */
export interface TagPaths {
  /** `host/alias/name`. */
  readonly repositoryUri: string
  /** Puts a tag into the pull panel. */
  readonly pullPath: (tag: string) => string
  /** The tag's own page. */
  readonly pageOf: (tag: string) => string
  /** The page of an image, by its digest. */
  readonly imagePath: (digest: string) => string
  /** Chooses a tag to compare, or compares it with the chosen one. */
  readonly comparePath: (tag: string) => string
  /** The tag that was chosen to be compared. */
  readonly compared: string | undefined
}

interface TagTableProps {
  readonly tags: readonly ImageTag[]
  readonly paths: TagPaths
}

/** One row an image, with all its tags: what "latest" really is, is seen at a glance. Rows stack on a phone. */
export function TagTable({ tags, paths }: TagTableProps) {
  const now = new Date()
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
        {groupByDigest(tags).map((group) => (
          <TagRow key={group.digest} group={group} now={now} paths={paths} />
        ))}
      </tbody>
    </table>
  )
}

interface TagRowProps {
  readonly group: TagGroup
  readonly now: Date
  readonly paths: TagPaths
}

function TagRow({ group: { digest, tags, aliases, more, listed }, now, paths }: TagRowProps) {
  const { imageDetail, createdAt } = listed
  const built = buildMoment(imageDetail.builtAt, now)
  return (
    <tr className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1.5 border-line border-b py-3 align-top sm:table-row sm:py-0">
      <td className="col-span-2 min-w-0 sm:py-2 sm:pr-4">
        <TagNames tags={tags} aliases={aliases} more={more} pathOf={paths.pullPath} />
        <div className="relative mt-1.5">
          <RowLinks tag={tags[0]} chosen={[...tags, ...aliases].some((tag) => tag === paths.compared)} paths={paths} />
          <TagAddresses repositoryUri={paths.repositoryUri} digest={digest} tags={[...tags, ...aliases]} pageOf={paths.pageOf} />
        </div>
      </td>
      <td className="col-span-2 min-w-0 sm:py-1.5 sm:pr-4">
        <Digest digest={digest} />
        <TagImage tag={tags[0]} image={imageDetail} pathOf={paths.imagePath} />
      </td>
      <td className="text-13 sm:py-2.5 sm:pr-4 sm:text-right">
        <Measure of={byteSize(imageDetail.imageSizeInBytes)} />
      </td>
      <td className="text-right text-13 text-ink-soft sm:py-2.5">
        <span className="sm:sr-only">pushed </span>
        <TimeAgo at={moment(createdAt, now)} />
        {built && (
          <span className="block">
            built <TimeAgo at={built} />
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
  readonly paths: TagPaths
}

// On the line of the addresses' summary, at its end, where it stays when they open.
function RowLinks({ tag, chosen, paths: { pageOf, comparePath, compared } }: RowLinksProps) {
  return (
    <p className="absolute top-0 right-0 flex gap-3 text-13">
      <Link href={pageOf(tag)} prefetch={false} className="link">
        Details<span className="sr-only"> of {tag}</span>
      </Link>
      {chosen ? (
        <span className="text-ink-soft">Chosen</span>
      ) : (
        <Link href={comparePath(tag)} prefetch={false} scroll={false} rel="nofollow" className="link">
          Compare<span className="sr-only">{compared === undefined ? ` ${tag}` : ` ${compared} with ${tag}`}</span>
        </Link>
      )}
    </p>
  )
}
