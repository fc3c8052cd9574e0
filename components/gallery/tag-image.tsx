import Link from 'next/link'
import { Digest } from '#components/ui/digest.tsx'
import { Measure } from '#components/ui/measure.tsx'
import { RowIcon } from '#components/ui/row-icon.tsx'
import { artifactKind, artifactTypeName } from '#lib/artifact.ts'
import { type AttachmentTag, attachmentTag } from '#lib/attachment-tag.ts'
import type { ImageTag } from '#lib/backend/gallery-answers.ts'
import { byteSize } from '#lib/format/quantity.ts'
import { platformName, realPlatforms } from './pull-choice.ts'

interface TagImageProps {
  readonly tag: string
  readonly image: ImageTag['imageDetail']
  /** Of an image's page. */
  readonly pathOf: (digest: string) => string
}

/** What an image is and for which platforms, each with its own size and digest; or to what it is attached. */
export function TagImage({ tag, image, pathOf }: TagImageProps) {
  const attachment = attachmentTag(tag)
  if (attachment) return <Attachment {...attachment} path={pathOf(attachment.subject)} />
  const platforms = realPlatforms(image.platforms)
  const [only] = platforms
  const typeName = artifactTypeName(image)
  if (artifactKind(image) !== 'image' || !only) return <p className="wrap-anywhere text-13 text-ink-soft">{typeName}</p>
  if (platforms.length === 1) {
    return (
      <p className="wrap-anywhere text-13 text-ink-soft">
        <span className="font-mono">{platformName(only)}</span> · {typeName}
      </p>
    )
  }
  return (
    <details className="group">
      <summary className="inline-flex items-center gap-1 rounded-sm text-13 text-ink-soft hover:text-ink">
        <RowIcon name="chevron-right" className="size-3.5 transition-transform group-open:rotate-90" />
        {platforms.length} platforms
      </summary>
      <p className="mt-1 text-13 text-ink-soft">{typeName}</p>
      <ul className="mt-1 mb-1 space-y-1">
        {platforms.map((platform) => (
          <li key={`${platformName(platform)} ${platform.digest}`} className="text-13">
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

function Attachment({ name, maker, path }: AttachmentTag & { readonly path: string }) {
  return (
    <p className="text-13 text-ink-soft">
      {name}
      {maker && `, ${maker}`} ·{' '}
      <Link href={path} prefetch={false} className="link">
        of this image
      </Link>
    </p>
  )
}
