import { scaleLinear } from 'd3-scale'

export interface CountScale {
  /** The upper end, a round number. */
  readonly max: number
  /** Whole numbers from 0 to the end. */
  readonly ticks: readonly number[]
  /** Of a bar, 0–1. */
  readonly share: (value: number) => number
}

/** A scale for counts up to `highest`, with some round numbers along it. */
export function countScale(highest: number, ticksWanted = 4): CountScale {
  const scale = scaleLinear()
    .domain([0, Math.max(highest, 4)])
    .nice(ticksWanted)
  const max = scale.domain()[1] ?? 1
  return { max, ticks: scale.ticks(ticksWanted).filter(Number.isInteger), share: (value) => value / max }
}
