import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { Digest } from '#components/ui/digest.tsx'
import { Measure } from '#components/ui/measure.tsx'
import { TimeAgo } from '#components/ui/time-ago.tsx'
import { artifactKind, artifactTypeName } from '#lib/artifact.ts'
import type { ImagePlatform, ImageTag } from '#lib/backend/gallery-answers.ts'
import { moment } from '#lib/format/moment.ts'
import { byteSize } from '#lib/format/quantity.ts'
import { platformName, realPlatforms } from './pull-choice.ts'
import { groupByDigest, type TagGroup } from './tag-groups.ts'

interface TagTableProps {
  readonly tags: readonly ImageTag[]
  /** The address that puts a tag into the pull panel. */
  readonly pathOf: (tag: string) => string
}

/** One row an image, with all its tags: what "latest" really is, is seen at a glance. Rows stack on a phone. */
export function TagTable({ tags, pathOf }: TagTableProps) {
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
          <th scope="col" className="w-28 text-right font-normal">
            Pushed
          </th>
        </tr>
      </thead>
      <tbody>
        {groupByDigest(tags).map((group) => (
          <TagRow key={group.digest} group={group} now={now} pathOf={pathOf} />
        ))}
      </tbody>
    </table>
  )
}

interface TagRowProps {
  readonly group: TagGroup
  readonly now: Date
  readonly pathOf: (tag: string) => string
}

function TagRow({ group: { digest, tags, newest }, now, pathOf }: TagRowProps) {
  const { imageDetail, createdAt } = newest
  return (
    <tr className="grid grid-cols-[1fr_auto] gap-x-4 border-line border-b py-2 align-top sm:table-row sm:py-0">
      <td className="col-span-2 min-w-0 sm:py-2 sm:pr-4">
        <TagNames tags={tags} pathOf={pathOf} />
      </td>
      <td className="col-span-2 sm:py-2 sm:pr-4">
        <Digest digest={digest} />
        <Platforms
          platforms={imageDetail.platforms}
          typeName={artifactTypeName(imageDetail)}
          plain={artifactKind(imageDetail) !== 'image'}
        />
      </td>
      <td className="text-13 sm:py-2.5 sm:pr-4 sm:text-right">
        <Measure of={byteSize(imageDetail.imageSizeInBytes)} />
      </td>
      <td className="text-right text-13 text-ink-soft sm:py-2.5">
        <TimeAgo at={moment(createdAt, now)} />
      </td>
    </tr>
  )
}

const tagsShown = 12

function TagNames({ tags, pathOf }: { readonly tags: readonly string[]; readonly pathOf: (tag: string) => string }) {
  const list = (some: readonly string[]) => (
    <ul className="flex flex-wrap gap-1.5">
      {some.map((tag) => (
        <li key={tag} className="min-w-0 max-w-full">
          <Link
            href={pathOf(tag)}
            prefetch={false}
            scroll={false}
            title="Show how to pull it"
            className="block rounded-sm bg-sunken px-1.5 py-0.5 font-mono text-13 wrap-anywhere transition-colors hover:bg-ink hover:text-paper"
          >
            {tag}
          </Link>
        </li>
      ))}
    </ul>
  )
  if (tags.length <= tagsShown) return list(tags)
  return (
    <>
      {list(tags.slice(0, tagsShown))}
      <details className="mt-1.5">
        <summary className="link inline-block text-13 text-ink-soft">{tags.length - tagsShown} more tags of this image</summary>
        <div className="mt-1.5">{list(tags.slice(tagsShown))}</div>
      </details>
    </>
  )
}

interface PlatformsProps {
  readonly platforms: readonly ImagePlatform[]
  readonly typeName: string
  /** Nothing that runs: its type says what it is. */
  readonly plain: boolean
}

function Platforms({ platforms, typeName, plain }: PlatformsProps) {
  const real = realPlatforms(platforms)
  const [only] = real
  if (plain || !only) return <p className="wrap-anywhere text-13 text-ink-soft">{typeName}</p>
  if (real.length === 1) return <p className="font-mono text-13 text-ink-soft">{platformName(only)}</p>
  return (
    <details className="group">
      <summary className="inline-flex items-center gap-1 text-13 text-ink-soft hover:text-ink">
        <ChevronRight aria-hidden="true" className="size-3.5 transition-transform group-open:rotate-90" />
        {real.length} platforms
      </summary>
      <ul className="mt-1 mb-1 space-y-1">
        {real.map((platform) => (
          <li key={platform.digest} className="text-13">
            <span className="font-mono">{platformName(platform)}</span>{' '}
            <span className="text-ink-soft">
              <Measure of={byteSize(platform.sizeInBytes)} />
            </span>
            <span className="block text-ink-soft">
              <Digest digest={platform.digest} />
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
