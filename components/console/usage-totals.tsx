import type { RegistryUsage } from '#lib/backend/console/usage.ts'
import { byteSize, count, type Quantity } from '#lib/format/quantity.ts'
import { pullCount } from '#lib/pulls/pulls-words.ts'
import { type Figure, FigureGrid } from './figure-grid.tsx'

/** The registry's figures at a glance. */
export function UsageTotals({ usage }: { readonly usage: RegistryUsage }) {
  const pulls = (value: number): Quantity => ({ short: count(value).short, exact: pullCount(value) })
  const figures: readonly Figure[] = [
    ['Stored', byteSize(usage.storedSizeInBytes), 'Layers and configs, each once'],
    ['Image sizes', byteSize(usage.imageSizeInBytes), 'All images as lists show them'],
    ['Repositories', count(usage.repositoryCount), ''],
    ['Images', count(usage.imageCount), 'Indexes and untagged ones, too'],
    ['Pulls in 30 days', pulls(usage.pullsLast30Days), ''],
    ['Pulls ever', pulls(usage.pullCount), 'Of the repositories that are there'],
  ]
  return <FigureGrid figures={figures} />
}
