interface MeterProps {
  /** As in "12 of 100 repositories". */
  readonly label: string
  readonly value: number
  readonly max: number
}

const nearlyFull = 0.9

/** How much of something is used, as a bar; what is nearly full is told by more than its colour beside it. */
export function Meter({ label, value, max }: MeterProps) {
  const share = max > 0 ? Math.min(1, value / max) : 1
  // What is there at all can be seen.
  const width = value > 0 ? Math.max(share * 100, 1) : 0
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox="0 0 100 4"
      preserveAspectRatio="none"
      className="block h-1.5 w-full max-w-40 rounded-sm bg-line"
    >
      <rect width={width} height="4" className={share >= nearlyFull ? 'fill-danger' : 'fill-verified'} />
    </svg>
  )
}
