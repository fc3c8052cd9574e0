import { scaleBand } from 'd3-scale'
import type { CountScale } from './count-scale.ts'

export interface Bar {
  readonly key: string
  readonly value: number
  /** Shown while the pointer is on it. */
  readonly title: string
}

interface BarsProps {
  readonly bars: readonly Bar[]
  readonly scale: CountScale
  /** In pixels; the width is what there is. */
  readonly height: number
  /** The last bar may still grow: it is drawn open. */
  readonly lastIsOpen?: boolean
  /** Small ones draw nothing where there is nothing, and answer the pointer on the bars only. */
  readonly small?: boolean
}

/** Where bars stand in a drawing, in per cent of its width. */
export function bandsOf(bars: readonly Bar[]) {
  const keys = bars.map(({ key }) => key)
  const band = scaleBand(keys, [0, 100]).paddingInner(0.25)
  const round = (share: number) => Math.round(share * 1000) / 1000
  return { startOf: (key: string) => round(band(key) ?? 0), width: round(band.bandwidth()) }
}

/** Upright bars for an `svg` of this height. Widths are in per cent, so that nothing is stretched on any screen. */
export function Bars({ bars, scale, height, lastIsOpen = false, small = false }: BarsProps) {
  const { startOf, width } = bandsOf(bars)
  return bars.map(({ key, value, title }, at) => {
    if (small && value === 0) return null
    // What is not nothing shows.
    const tall = value > 0 ? Math.max(2, Math.round(scale.share(value) * height)) : 0
    const isOpen = lastIsOpen && at === bars.length - 1
    const place = { x: `${startOf(key)}%`, width: `${width}%` }
    return (
      <g key={key} className="group/bar">
        <title>{title}</title>
        {!small && <rect {...place} y={0} height={height} className="fill-transparent group-hover/bar:fill-hover" />}
        <rect
          {...place}
          y={height - tall}
          height={tall}
          className={isOpen ? 'fill-ink-soft/25 stroke-ink-soft [stroke-dasharray:3_2]' : 'fill-ink-soft group-hover/bar:fill-ink'}
        />
      </g>
    )
  })
}
