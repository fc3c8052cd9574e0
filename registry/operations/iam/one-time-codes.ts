import { timingSafeEqual } from 'node:crypto'
import { generateSecret, generateSync } from 'otplib'

const stepSeconds = 30
const seedBytes = 40
// Clocks differ, and typing takes time.
const stepsOff = [0, -1, 1]

/** The shared secret of a new device, in base32. */
export function newSeed(): string {
  return generateSecret({ length: seedBytes })
}

/**
 * The time step whose code this is: the one of `at`, the one before or the one after; undefined when it is none of them.
 * @see RFC 6238.
 */
export function stepOfCode(seed: string, code: string, at: Date): number | undefined {
  return nearSteps(at).find((step) => isCode(seed, step, code))
}

/** The time step of the second of two codes that come one after the other; undefined when they do not. */
export function stepOfSecondCode(seed: string, [first, second]: readonly [string, string], at: Date): number | undefined {
  return nearSteps(at).find((step) => isCode(seed, step - 1, first) && isCode(seed, step, second))
}

function nearSteps(at: Date): readonly number[] {
  const now = Math.floor(at.getTime() / 1000 / stepSeconds)
  return stepsOff.map((off) => now + off)
}

function isCode(seed: string, step: number, code: string): boolean {
  const right = Buffer.from(generateSync({ secret: seed, epoch: step * stepSeconds }))
  const given = Buffer.from(code)
  return right.length === given.length && timingSafeEqual(right, given)
}
