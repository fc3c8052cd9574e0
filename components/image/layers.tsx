import { CopyButton } from '#components/ui/copy-button.tsx'
import { Measure } from '#components/ui/measure.tsx'
import type { BuildStep, ImageContents, ImageLayer } from '#lib/backend/image-answers.ts'
import { byteSize, counted } from '#lib/format/quantity.ts'
import { shortDigest } from '#lib/format/short-digest.ts'
import { readableCommand } from '#lib/layer-command.ts'
import { Section } from './section.tsx'

interface Row {
  readonly key: string
  readonly step?: BuildStep
  readonly layer?: ImageLayer
}

/** What the image is made of, in the order in which it was made: each step with the layer that it added, if it did. */
export function Layers({ contents }: { readonly contents: ImageContents }) {
  const { layers, totalLayers } = contents
  const rows = rowsOf(contents)
  const total = layers.reduce((sum, { sizeInBytes }) => sum + sizeInBytes, 0)
  const largest = Math.max(1, ...layers.map(({ sizeInBytes }) => sizeInBytes))
  return (
    <Section
      id="layers"
      title="Layers"
      note={
        <>
          {counted(totalLayers, 'layer', 'layers')}, <Measure of={byteSize(total)} />
        </>
      }
    >
      {rows.length === 0 && <p className="mt-3 text-14 text-ink-soft">This image has no layers.</p>}
      <ol className="text-13">
        {rows.map((row) => (
          <LayerRow key={row.key} row={row} largest={largest} />
        ))}
      </ol>
      {totalLayers > layers.length && (
        <p className="mt-3 text-13 text-ink-soft">The first {layers.length} are shown; the manifest below lists all.</p>
      )}
    </Section>
  )
}

function LayerRow({ row: { step, layer }, largest }: { readonly row: Row; readonly largest: number }) {
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1 border-line border-b py-2 sm:grid-cols-[minmax(0,1fr)_5rem_9.5rem]">
      <div className="col-span-2 min-w-0 sm:col-span-1">
        <Command step={step} />
      </div>
      {layer ? (
        <>
          <div className="figures order-last text-right sm:order-none">
            <Measure of={byteSize(layer.sizeInBytes)} />
            <SizeBar share={layer.sizeInBytes / largest} />
          </div>
          <span className="inline-flex items-start justify-between font-mono text-ink-soft">
            <span title={layer.digest}>{shortDigest(layer.digest).replace('sha256:', '')}</span>
            <CopyButton text={layer.digest} label={`Copy digest ${shortDigest(layer.digest)} of the layer`} className="-my-1" />
          </span>
        </>
      ) : (
        <p className="col-span-2 text-ink-soft">no layer</p>
      )}
    </li>
  )
}

// An attribute of SVG, since the page's policy lets no element bring styles of its own.
function SizeBar({ share }: { readonly share: number }) {
  return (
    <svg aria-hidden="true" className="mt-1 ml-auto hidden h-0.5 w-full sm:block" preserveAspectRatio="none" viewBox="0 0 100 2">
      <rect x={100 - share * 100} width={share * 100} height="2" className="fill-line-strong" />
    </svg>
  )
}

const shownChars = 400

/** What a step did; the rest of a long one is a click away. */
export function Command({ step }: { readonly step: BuildStep | undefined }) {
  const { instruction, text } = readableCommand(step?.createdBy ?? '')
  if (!text && !instruction) return <p className="text-ink-soft">{step?.comment || 'How it was made is not told.'}</p>
  const isLong = text.length > shownChars
  const head = (
    <>
      {instruction && <span className="mr-2 font-medium">{instruction}</span>}
      <span className={instruction ? 'text-ink-soft' : undefined}>{isLong ? `${text.slice(0, shownChars)}…` : text}</span>
    </>
  )
  if (!isLong) return <code className="block whitespace-pre-wrap font-mono wrap-anywhere">{head}</code>
  return (
    <details className="font-mono wrap-anywhere">
      <summary>
        <code className="whitespace-pre-wrap">{head}</code> <span className="link font-sans text-ink-soft">all of it</span>
      </summary>
      <code className="mt-2 block whitespace-pre-wrap border-line border-l-2 pl-3 text-ink-soft">{text}</code>
    </details>
  )
}

/** Steps with their layers; layers of no known step follow. */
function rowsOf({ history, layers }: ImageContents): readonly Row[] {
  const told = new Set(history.map(({ layerIndex }) => layerIndex))
  const steps = history.map((step, index) => ({
    key: `step ${index}`,
    step,
    ...(step.layerIndex === undefined ? {} : { layer: layers[step.layerIndex] }),
  }))
  const others = layers.flatMap((layer, index) => (told.has(index) ? [] : [{ key: `layer ${index}`, layer }]))
  return [...steps, ...others]
}
