import { CopyButton } from '#components/ui/copy-button.tsx'
import { Measure } from '#components/ui/measure.tsx'
import { predicateName } from '#lib/attached-kind.ts'
import type { ImageContents, ImageLayer } from '#lib/backend/image-answers.ts'
import { byteSize, counted } from '#lib/format/quantity.ts'
import { shortDigest } from '#lib/format/short-digest.ts'
import { Section } from './section.tsx'

/** What an artifact that is no container image holds: its layers are its files. */
export function ArtifactFiles({ contents: { layers, totalLayers } }: { readonly contents: ImageContents }) {
  return (
    <Section id="files" title="Files" note={counted(totalLayers, 'layer', 'layers')}>
      {layers.length === 0 && <p className="mt-3 text-14 text-ink-soft">It holds no files: what it says stands in its annotations.</p>}
      <ul className="text-13">
        {layers.map((layer, index) => (
          // Layers may be the same bytes twice.
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
          <li key={`${layer.digest} ${index}`} className="border-line border-b py-2">
            <ArtifactFile layer={layer} />
          </li>
        ))}
      </ul>
      {totalLayers > layers.length && (
        <p className="mt-3 text-13 text-ink-soft">The first {layers.length} are shown; the manifest below lists all.</p>
      )}
    </Section>
  )
}

function ArtifactFile({ layer }: { readonly layer: ImageLayer }) {
  const { mediaType, digest, sizeInBytes, annotations } = layer
  const predicate = annotations['in-toto.io/predicate-type']
  const title = annotations['org.opencontainers.image.title'] ?? (predicate && predicateName(predicate))
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 sm:grid-cols-[minmax(0,1fr)_5rem_9.5rem]">
      <span className="min-w-0 wrap-anywhere">
        {title && <span className="block font-medium">{title}</span>}
        <span className="font-mono text-ink-soft">{mediaType}</span>
      </span>
      <span className="figures text-right">
        <Measure of={byteSize(sizeInBytes)} />
      </span>
      <span className="col-span-2 inline-flex items-center justify-between font-mono text-ink-soft sm:col-span-1">
        <span title={digest}>{shortDigest(digest).replace('sha256:', '')}</span>
        <CopyButton text={digest} label={`Copy digest ${shortDigest(digest)} of ${title ?? 'the layer'}`} className="-my-1" />
      </span>
    </div>
  )
}
