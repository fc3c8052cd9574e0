import type { ImageDetail } from '@aws-sdk/client-ecr-public'
import { Button } from '#components/ui/button.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { Digest } from '#components/ui/digest.tsx'
import { Measure } from '#components/ui/measure.tsx'
import { TimeAgo } from '#components/ui/time-ago.tsx'
import { artifactTypeName } from '#lib/artifact.ts'
import type { OwnRepository } from '#lib/backend/console/find-own-repository.ts'
import { moment } from '#lib/format/moment.ts'
import { byteSize } from '#lib/format/quantity.ts'
import { shortDigest } from '#lib/format/short-digest.ts'
import { consolePaths } from '#lib/routes.ts'

interface ImageTableProps {
  readonly repository: OwnRepository
  readonly images: readonly ImageDetail[]
}

const shownTags = 8

/** Images a line each, to be ticked and deleted. The next page asks once more before anything goes. */
export function ImageTable({ repository: { name, uri }, images }: ImageTableProps) {
  return (
    <form method="get" action={consolePaths.repository('delete-images', name)}>
      <div className="mb-2">
        <Button type="submit">Delete the ticked images…</Button>
      </div>
      <table className="w-full border-ink border-t">
        <caption className="sr-only">Images</caption>
        <thead className="max-md:sr-only">
          <tr className="border-line border-b text-left text-13 text-ink-soft">
            <th scope="col" className="w-8 py-1.5 font-medium">
              <span className="sr-only">Tick</span>
            </th>
            {['Image tags', 'Artifact type', 'Pushed at', 'Size', 'Image URI', 'Digest'].map((title) => (
              <th key={title} scope="col" className="py-1.5 pr-4 font-medium">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {images.map((image) => (
            <ImageRow key={image.imageDigest} image={image} uri={uri} />
          ))}
        </tbody>
      </table>
    </form>
  )
}

function ImageRow({ image, uri }: { readonly image: ImageDetail; readonly uri: string }) {
  const { imageDigest = '', imageTags = [], imagePushedAt, imageSizeInBytes = 0, imageManifestMediaType = '', artifactMediaType } = image
  const [tag] = imageTags
  const pullUri = tag ? `${uri}:${tag}` : `${uri}@${imageDigest}`
  const shown = tag ?? shortDigest(imageDigest)
  return (
    <tr className="border-line border-b align-top hover:bg-hover max-md:block max-md:py-2">
      <td className="py-2 max-md:float-right">
        <input type="checkbox" name="digest" value={imageDigest} aria-label={`Tick ${shown}`} className="checkbox" />
      </td>
      <th scope="row" className="max-w-72 py-2 pr-4 text-left font-mono text-13 font-medium max-md:block max-md:py-0.5">
        <Tags tags={imageTags} />
      </th>
      <td className="wrap-anywhere py-2 pr-4 max-md:block max-md:py-0.5">
        {artifactTypeName({ imageManifestMediaType, artifactMediaType })}
      </td>
      <td className="whitespace-nowrap py-2 pr-4 text-ink-soft max-md:inline">{imagePushedAt && <TimeAgo at={moment(imagePushedAt)} />}</td>
      <td className="figures whitespace-nowrap py-2 pr-4 max-md:inline">
        <Measure of={byteSize(imageSizeInBytes)} />
      </td>
      <td className="whitespace-nowrap py-1 pr-4 max-md:block">
        <span className="flex items-center gap-1">
          <code className="font-mono text-13 text-ink-soft">{tag ? `…:${shorter(tag)}` : '…@sha256'}</code>
          <CopyButton text={pullUri} label={`Copy the URI of ${shown}`} />
        </span>
      </td>
      <td className="py-1 max-md:block">
        <Digest digest={imageDigest} />
      </td>
    </tr>
  )
}

function shorter(tag: string): string {
  return tag.length > 20 ? `${tag.slice(0, 19)}…` : tag
}

function Tags({ tags }: { readonly tags: readonly string[] }) {
  if (tags.length === 0) return <span className="font-sans font-normal text-ink-soft">Untagged</span>
  const more = tags.length - shownTags
  return (
    <span className="wrap-anywhere">
      {tags.slice(0, shownTags).join(', ')}
      {more > 0 && (
        <span className="font-sans font-normal text-ink-soft" title={tags.slice(shownTags).join(', ')}>
          {' '}
          and {more} more
        </span>
      )}
    </span>
  )
}
