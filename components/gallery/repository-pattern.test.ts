import { expect, test } from 'vitest'
import { patternOf } from './repository-pattern.tsx'

test('a name has one pattern, and other names mostly others', () => {
  expect(patternOf('harbour/web')).toEqual(patternOf('harbour/web'))
  const names = Array.from({ length: 50 }, (_, number) => `harbour/web-${number}`)
  expect(new Set(names.map((name) => JSON.stringify(patternOf(name)))).size).toBeGreaterThan(45)
})

test('containers neither overlap nor leave the stack', () => {
  for (const name of ['a/b', 'harbour/web', 'k5n6o2s4/platform/collector']) {
    const rows = new Map<number, number>()
    for (const { x, y, width } of patternOf(name).boxes) {
      expect(x).toBeGreaterThanOrEqual(rows.get(y) ?? 0)
      rows.set(y, x + width)
      expect(x + width).toBeLessThanOrEqual(40)
    }
  }
})
