import { clsx } from 'clsx'
import { Row } from '#components/image/configuration.tsx'
import { Section } from '#components/image/section.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { Measure } from '#components/ui/measure.tsx'
import type { ImageContents, ImageLayer } from '#lib/backend/image-answers.ts'
import { compareImages, type SettingDifference } from '#lib/compare-images.ts'
import { byteSize, counted } from '#lib/format/quantity.ts'
import { shortDigest } from '#lib/format/short-digest.ts'

interface ComparisonViewProps {
  readonly from: ImageContents
  readonly to: ImageContents
}

/** What one image has that the other has not: sizes, settings, layers. */
export function ComparisonView({ from, to }: ComparisonViewProps) {
  const comparison = compareImages(from, to)
  const isWhole = [from, to].every(({ layers, totalLayers }) => layers.length === totalLayers)
  return (
    <>
      <Section id="size" title="Size">
        <dl className="figures text-13">
          <Row name="From">
            <Measure of={byteSize(from.imageDetail.imageSizeInBytes)} />
          </Row>
          <Row name="To">
            <Measure of={byteSize(to.imageDetail.imageSizeInBytes)} />{' '}
            <span className="text-ink-soft">{delta(comparison.sizeDeltaBytes)}</span>
          </Row>
          <Row name="To download">
            <Measure of={byteSize(comparison.downloadBytes)} />{' '}
            <span className="text-ink-soft">for who has the first{isWhole ? '' : ', of the layers shown'}</span>
          </Row>
        </dl>
      </Section>
      <Section id="configuration" title="Configuration" note={counted(comparison.settings.length, 'difference', 'differences')}>
        {from.imageConfig && to.imageConfig ? (
          <Settings settings={comparison.settings} />
        ) : (
          <p className="mt-3 text-14 text-ink-soft">Only configurations of container images can be compared.</p>
        )}
      </Section>
      <Section id="layers" title="Layers">
        <LayerGroup title="Only in the second" sign="+" layers={comparison.addedLayers} />
        <LayerGroup title="Only in the first" sign="−" layers={comparison.removedLayers} />
        <LayerGroup title="In both" sign="=" layers={comparison.sharedLayers} />
      </Section>
    </>
  )
}

function delta(bytes: number): string {
  if (bytes === 0) return 'the same'
  return bytes > 0 ? `${byteSize(bytes).short} more` : `${byteSize(-bytes).short} less`
}

function Settings({ settings }: { readonly settings: readonly SettingDifference[] }) {
  if (settings.length === 0) return <p className="mt-3 text-14 text-ink-soft">Containers of both run alike.</p>
  return (
    <ul className="text-13">
      {settings.map((setting) => (
        <li
          key={`${setting.group} ${setting.name ?? ''}`}
          className="gap-x-4 border-line border-b py-2 sm:grid sm:grid-cols-[14rem_minmax(0,1fr)]"
        >
          <p className="wrap-anywhere">
            <span className="text-ink-soft">{setting.group}</span> {setting.name && <span className="font-mono">{setting.name}</span>}
          </p>
          <div className="min-w-0">
            <Side word="removed" sign="−" value={setting.from} />
            <Side word="added" sign="+" value={setting.to} />
          </div>
        </li>
      ))}
    </ul>
  )
}

function Side({ word, sign, value }: { readonly word: 'added' | 'removed'; readonly sign: string; readonly value: string | undefined }) {
  if (value === undefined) return null
  return (
    <p className={clsx('flex gap-2 font-mono', word === 'added' ? 'text-ok' : 'text-danger')}>
      <span aria-hidden="true">{sign}</span>
      <span className="sr-only">{word}: </span>
      <span className="min-w-0 whitespace-pre-wrap wrap-anywhere">{value === '' ? '(empty)' : value}</span>
    </p>
  )
}

interface LayerGroupProps {
  readonly title: string
  readonly sign: string
  readonly layers: readonly ImageLayer[]
}

function LayerGroup({ title, sign, layers }: LayerGroupProps) {
  if (layers.length === 0) return null
  const total = layers.reduce((sum, { sizeInBytes }) => sum + sizeInBytes, 0)
  return (
    <div className="mt-4">
      <h3 className="figures text-14">
        {title}{' '}
        <span className="text-13 text-ink-soft">
          {counted(layers.length, 'layer', 'layers')}, <Measure of={byteSize(total)} />
        </span>
      </h3>
      <ul className="mt-1 text-13">
        {layers.map(({ digest, sizeInBytes }, index) => (
          // Layers may be the same bytes twice.
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
          <li key={`${digest} ${index}`} className="flex items-center gap-3 border-line border-b py-1.5">
            <span aria-hidden="true" className="w-3 font-mono text-ink-soft">
              {sign}
            </span>
            <span title={digest} className="min-w-0 flex-1 font-mono">
              {shortDigest(digest)}
            </span>
            <span className="figures">
              <Measure of={byteSize(sizeInBytes)} />
            </span>
            <CopyButton text={digest} label={`Copy digest ${shortDigest(digest)}`} className="-my-1" />
          </li>
        ))}
      </ul>
    </div>
  )
}
