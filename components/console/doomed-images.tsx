import type { ImageDetail } from '@aws-sdk/client-ecr-public'
import { Digest } from '#components/ui/digest.tsx'
import { TimeAgo } from '#components/ui/time-ago.tsx'
import { artifactTypeName } from '#lib/artifact.ts'
import { moment } from '#lib/format/moment.ts'
import { counted } from '#lib/format/quantity.ts'

interface DoomedImagesProps {
  readonly images: readonly ImageDetail[]
  /** Of the last 30 days, by tag; undefined where nothing is known. */
  readonly pulls: ReadonlyMap<string, number> | undefined
}

/** What a deletion takes away: each image with its tags, and how much it is in use. */
export function DoomedImages({ images, pulls }: DoomedImagesProps) {
  return (
    <ul className="max-w-3xl border-ink border-t">
      {images.map(({ imageDigest = '', imageTags = [], imagePushedAt, imageManifestMediaType = '', artifactMediaType }) => (
        <li key={imageDigest} className="border-line border-b py-2">
          <p className="wrap-anywhere font-mono text-13 font-medium">
            {imageTags.length > 0 ? imageTags.join(', ') : <span className="font-sans font-normal text-ink-soft">Untagged</span>}
          </p>
          <p className="flex flex-wrap items-center gap-x-2 text-13 text-ink-soft">
            <Digest digest={imageDigest} />
            <span>{artifactTypeName({ imageManifestMediaType, artifactMediaType })}</span>
            {imagePushedAt && (
              <span>
                pushed <TimeAgo at={moment(imagePushedAt)} />
              </span>
            )}
          </p>
          {pulls && <Use tags={imageTags} pulls={pulls} />}
        </li>
      ))}
    </ul>
  )
}

function Use({ tags, pulls }: { readonly tags: readonly string[]; readonly pulls: ReadonlyMap<string, number> }) {
  const times = tags.reduce((sum, tag) => sum + (pulls.get(tag) ?? 0), 0)
  if (times === 0) return null
  return <p className="text-13 text-warn">Pulled by its tags {counted(times, 'time', 'times')} in the last 30 days: somebody uses it.</p>
}
