import { GitCompareArrows } from 'lucide-react'
import Link from 'next/link'
import { RepositoryCrumb } from '#components/gallery/repository-crumb.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { artifactTypeName } from '#lib/artifact.ts'
import type { DescribedImage } from '#lib/backend/image-answers.ts'
import { shortDigest } from '#lib/format/short-digest.ts'
import { repositoryPages } from '#lib/routes.ts'

interface ImageHeaderProps {
  readonly alias: string
  readonly name: string
  /** Absent on the page of a digest. */
  readonly tag: string | undefined
  readonly image: DescribedImage
}

/** Which image of which repository, its digest, and every tag that points to it. */
export function ImageHeader({ alias, name, tag, image: { imageDetail, subject } }: ImageHeaderProps) {
  const { imageDigest, imageTags } = imageDetail
  const compared = new URLSearchParams({ to: tag ?? imageDigest })
  return (
    <header>
      <RepositoryCrumb alias={alias} name={name} />
      <h1 className="font-mono text-20 font-semibold tracking-tight wrap-anywhere sm:text-28">{tag ?? shortDigest(imageDigest)}</h1>
      <p className="mt-2 flex min-w-0 items-start gap-1 text-ink-soft">
        <span className="min-w-0 select-all font-mono text-13 wrap-anywhere" data-digest="">
          {imageDigest}
        </span>
        <CopyButton text={imageDigest} label="Copy digest" className="-my-1" />
      </p>
      <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2 text-14 text-ink-soft">
        <span className="wrap-anywhere">{artifactTypeName(imageDetail)}</span>
        <Link
          href={`${repositoryPages.compareForm(alias, name)}?${compared}`}
          prefetch={false}
          rel="nofollow"
          className="inline-flex items-center gap-1.5"
        >
          <GitCompareArrows aria-hidden="true" className="size-4" />
          <span className="link">Compare with another</span>
        </Link>
      </div>
      <Tags alias={alias} name={name} tags={imageTags} current={tag} />
      {subject && (
        <p className="mt-3 text-14">
          It is about{' '}
          <Link href={repositoryPages.image(alias, name, subject.digest)} prefetch={false} className="link font-mono text-13">
            {shortDigest(subject.digest)}
          </Link>
          .
        </p>
      )}
    </header>
  )
}

const tagsShown = 24

interface TagsProps {
  readonly alias: string
  readonly name: string
  readonly tags: readonly string[]
  readonly current: string | undefined
}

function Tags({ alias, name, tags, current }: TagsProps) {
  if (tags.length === 0) return <p className="mt-3 text-14 text-ink-soft">No tag points to it.</p>
  const others = tags.filter((tag) => tag !== current)
  if (others.length === 0) return null
  const list = (some: readonly string[]) => (
    <ul className="flex min-w-0 flex-wrap gap-1.5">
      {some.map((tag) => (
        <li key={tag} className="min-w-0 max-w-full">
          <Link
            href={repositoryPages.tag(alias, name, tag)}
            prefetch={false}
            className="block rounded-sm bg-sunken px-1.5 py-0.5 font-mono text-13 wrap-anywhere transition-colors hover:bg-ink hover:text-paper"
          >
            {tag}
          </Link>
        </li>
      ))}
    </ul>
  )
  return (
    <div className="mt-3 flex flex-wrap items-baseline gap-x-3 gap-y-1.5">
      <p className="text-14 text-ink-soft">{current ? 'Also tagged' : 'Tagged'}</p>
      {list(others.slice(0, tagsShown))}
      {others.length > tagsShown && (
        <details className="w-full">
          <summary className="link inline-block text-13 text-ink-soft">{others.length - tagsShown} more tags</summary>
          <div className="mt-1.5">{list(others.slice(tagsShown))}</div>
        </details>
      )}
    </div>
  )
}
