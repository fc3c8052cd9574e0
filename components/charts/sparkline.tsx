import { type Bar, Bars } from './bars.tsx'
import { type CountScale, countScale } from './count-scale.ts'

interface SparklineProps {
  readonly bars: readonly Bar[]
  readonly height: number
  /** Of its own highest bar, unless it stands beside others. */
  readonly scale?: CountScale
  readonly lastIsOpen?: boolean
  readonly className?: string
  /** What it shows; without, the words beside it say it all. */
  readonly label?: string
}

/** Bars without an axis. */
export function Sparkline({ bars, height, scale, lastIsOpen = false, className, label }: SparklineProps) {
  const own = scale ?? countScale(Math.max(0, ...bars.map(({ value }) => value)))
  const drawing = (
    <>
      <Bars bars={bars} scale={own} height={height} lastIsOpen={lastIsOpen} small />
      <line x1="0" x2="100%" y1={height + 0.5} y2={height + 0.5} className="stroke-line-strong" />
    </>
  )
  const size = { height: height + 1, className }
  if (label === undefined) {
    return (
      <svg aria-hidden="true" {...size}>
        {drawing}
      </svg>
    )
  }
  return (
    <svg role="img" aria-label={label} {...size}>
      {drawing}
    </svg>
  )
}
