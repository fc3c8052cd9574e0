import { Measure } from '#components/ui/measure.tsx'
import type { Quantity } from '#lib/format/quantity.ts'

export type Figure = readonly [title: string, figure: Quantity, note: string]

/** Figures at a glance, each with what it counts. */
export function FigureGrid({ figures }: { readonly figures: readonly Figure[] }) {
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
