import { describe, expect, it } from 'vitest'
import { newSeed, stepOfCode, stepOfSecondCode } from './one-time-codes.ts'

// The secret of RFC 6238, and the last six digits of its codes.
const seed = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const vectors: readonly [number, string][] = [
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
]
const at = (seconds: number) => new Date(seconds * 1000)

describe('one-time codes', () => {
  it.each(vectors)('are those of RFC 6238 at second %i', (seconds, code) => {
    const step = Math.floor(seconds / 30)
    expect(stepOfCode(seed, code, at(seconds))).toBe(step)
    expect(stepOfCode(seed, code, at(seconds - 30))).toBe(step)
    expect(stepOfCode(seed, code, at(seconds + 30))).toBe(step)
    expect(stepOfCode(seed, code, at(seconds - 60))).toBeUndefined()
    expect(stepOfCode(seed, code, at(seconds + 60))).toBeUndefined()
  })

  it('are of one seed only', () => {
    expect(newSeed()).toMatch(/^[A-Z2-7]{64}$/)
    expect(newSeed()).not.toBe(newSeed())
    expect(stepOfCode('A'.repeat(32), '081804', at(1_111_111_109))).toBeUndefined()
  })

  it('come in pairs in their order', () => {
    // Two vectors of neighbouring steps.
    const pair = ['081804', '050471'] as const
    expect(stepOfSecondCode(seed, pair, at(1_111_111_111))).toBe(37_037_037)
    expect(stepOfSecondCode(seed, ['050471', '081804'], at(1_111_111_111))).toBeUndefined()
    expect(stepOfSecondCode(seed, ['081804', '081804'], at(1_111_111_111))).toBeUndefined()
    expect(stepOfSecondCode(seed, pair, at(1_111_111_111 + 60))).toBeUndefined()
  })
})
