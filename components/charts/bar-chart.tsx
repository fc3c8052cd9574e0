import { count } from '#lib/format/quantity.ts'
import { type Bar, Bars, bandsOf } from './bars.tsx'
import { countScale } from './count-scale.ts'

interface BarChartProps {
  /** With a word for the axis below: "3 Nov". */
  readonly bars: readonly (Bar & { readonly short: string })[]
  /** What it shows, for who cannot see it. */
  readonly label: string
  readonly lastIsOpen?: boolean
}

const height = 176
const above = 8
const below = 26
// Six of "30 Nov" touch each other on a phone.
const labelsMax = 5

/** Bars over a line of dates, with an axis; drawn by the server, and as wide as there is room. */
export function BarChart({ bars, label, lastIsOpen = false }: BarChartProps) {
  const scale = countScale(Math.max(0, ...bars.map(({ value }) => value)))
  const yOf = (value: number) => height - scale.share(value) * height
  return (
    <div className="figures flex text-12">
      <svg aria-hidden="true" width={44} height={above + height + below} className="shrink-0">
        {scale.ticks.map((tick) => (
          <text key={tick} x={36} y={above + yOf(tick)} dy="0.32em" textAnchor="end" className="fill-ink-soft">
            {count(tick).short}
          </text>
        ))}
      </svg>
      <svg role="img" aria-label={label} height={above + height + below} className="w-full min-w-0 overflow-visible">
        {scale.ticks.map((tick) => (
          <line key={tick} x1="0" x2="100%" y1={above + yOf(tick)} y2={above + yOf(tick)} className="stroke-line" />
        ))}
        <svg y={above} height={height} aria-hidden="true" overflow="visible">
          <Bars bars={bars} scale={scale} height={height} lastIsOpen={lastIsOpen} />
        </svg>
        <line x1="0" x2="100%" y1={above + height} y2={above + height} className="stroke-line-strong" />
        <AxisLabels bars={bars} />
      </svg>
    </div>
  )
}

// Every so many, so that the last one has its label: it is the one that people look for.
function AxisLabels({ bars }: Pick<BarChartProps, 'bars'>) {
  const { startOf, width } = bandsOf(bars)
  const step = Math.ceil(bars.length / labelsMax)
  return bars.map(({ key, short }, at) => {
    if ((bars.length - 1 - at) % step !== 0) return null
    const isLast = at === bars.length - 1
    const x = isLast ? '100%' : `${startOf(key) + width / 2}%`
    return (
      <text key={key} x={x} y={above + height + 18} textAnchor={isLast ? 'end' : 'middle'} className="fill-ink-soft">
        {short}
      </text>
    )
  })
}
