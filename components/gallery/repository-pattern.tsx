import { clsx } from 'clsx'

const tints = [
  'fill-tint-0',
  'fill-tint-1',
  'fill-tint-2',
  'fill-tint-3',
  'fill-tint-4',
  'fill-tint-5',
  'fill-tint-6',
  'fill-tint-7',
] as const
// The ways to fill a row four units wide with containers.
const rows = [[4], [2, 2], [1, 3], [3, 1], [1, 2, 1], [2, 1, 1], [1, 1, 2]] as const
const strengths = [0.35, 0.6, 0.9] as const
const unit = 10
const gap = 2

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly opacity: number
}

/** A quiet stack of containers, always the same for the same name: the picture of a repository without a logo. */
export function RepositoryPattern({ name, className }: { readonly name: string; readonly className?: string }) {
  const { tint, boxes } = patternOf(name)
  return (
    <svg viewBox="-8 -8 56 56" aria-hidden="true" className={clsx(tint, className)}>
      <rect x="-8" y="-8" width="56" height="56" opacity="0.14" />
      {boxes.map(({ x, y, width, opacity }) => (
        <rect key={`${x} ${y}`} x={x} y={y} width={width} height={unit - gap} rx="1" opacity={opacity} />
      ))}
    </svg>
  )
}

/** The tint and the containers that a name stands for. */
export function patternOf(name: string): { readonly tint: string; readonly boxes: readonly Box[] } {
  let hash = hashOf(name)
  const draw = (choices: number) => {
    const drawn = hash % choices
    hash = hashOf(`${hash}${name}`)
    return drawn
  }
  const tint = tints[draw(tints.length)] ?? tints[0]
  const boxes: Box[] = []
  for (let row = 3; row >= 0; row -= 1) {
    let at = 0
    for (const width of rows[draw(rows.length)] ?? rows[0]) {
      const left = at
      at += width
      // The top row is never quite full: a stack, not a block.
      if (row === 0 && draw(2) === 0) continue
      boxes.push({
        x: left * unit + gap / 2,
        y: row * unit + gap / 2,
        width: width * unit - gap,
        opacity: strengths[draw(strengths.length)] ?? 1,
      })
    }
  }
  return { tint, boxes }
}

// FNV-1a, 32 bits: spreads like names apart.
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return hash >>> 0
}
