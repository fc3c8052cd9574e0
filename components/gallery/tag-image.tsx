import Link from 'next/link'
import { Digest } from '#components/ui/digest.tsx'
import { Measure } from '#components/ui/measure.tsx'
import { RowIcon } from '#components/ui/row-icon.tsx'
import type { AttachmentTag } from '#lib/attachment-tag.ts'
import type { TagRow } from './tag-row.ts'

interface TagImageProps {
  readonly row: TagRow
  /** Of an image's page. */
  readonly pathOf: (digest: string) => string
}

/** What an image is and for which platforms, each with its own size and digest; or to what it is attached. */
export function TagImage({ row: { attachment, image }, pathOf }: TagImageProps) {
  if (attachment) return <Attachment {...attachment} path={pathOf(attachment.subject)} />
  const { kind, platforms, typeName } = image
  const [only] = platforms
  if (kind !== 'image' || !only) return <p className="wrap-anywhere text-13 text-ink-soft">{typeName}</p>
  if (platforms.length === 1) {
    return (
      <p className="wrap-anywhere text-13 text-ink-soft">
        <span className="font-mono">{only.name}</span> · {typeName}
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
        {platforms.map(({ name, digest, size }) => (
          <li key={`${name} ${digest}`} className="text-13">
            <span className="font-mono">{name}</span>{' '}
            <span className="text-ink-soft">
              <Measure of={size} />
            </span>
            <span className="block text-ink-soft">
              <Digest digest={digest} />
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
