import { Measure } from '#components/ui/measure.tsx'
import type { RegistryUsage } from '#lib/backend/console/usage.ts'
import { byteSize, count, type Quantity } from '#lib/format/quantity.ts'
import { pullCount } from '#lib/pulls/pulls-words.ts'

/** The registry's figures at a glance. */
export function UsageTotals({ usage }: { readonly usage: RegistryUsage }) {
  const pulls = (value: number): Quantity => ({ short: count(value).short, exact: pullCount(value) })
  const figures: readonly (readonly [title: string, figure: Quantity, note: string])[] = [
    ['Stored', byteSize(usage.storedSizeInBytes), 'Layers and configs, each once'],
    ['Image sizes', byteSize(usage.imageSizeInBytes), 'All images as lists show them'],
    ['Repositories', count(usage.repositoryCount), ''],
    ['Images', count(usage.imageCount), 'Indexes and untagged ones, too'],
    ['Pulls in 30 days', pulls(usage.pullsLast30Days), ''],
    ['Pulls ever', pulls(usage.pullCount), 'Of the repositories that are there'],
  ]
  return (
    <dl className="figures grid grid-cols-2 gap-x-8 gap-y-4 border-line border-y py-4 md:grid-cols-3 xl:grid-cols-6">
      {figures.map(([title, figure, note]) => (
        <div key={title}>
          <dt className="text-13 text-ink-soft">{title}</dt>
          <dd className="font-medium text-20">
            <Measure of={figure} />
            {note && <span className="block text-12 font-normal text-ink-soft">{note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
