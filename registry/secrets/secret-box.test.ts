import { describe, expect, it } from 'vitest'
import { createSecretBox } from './secret-box.ts'

const box = createSecretBox('a key of at least thirty-two characters')

describe('a secret box', () => {
  it('opens what it sealed', () => {
    expect(box.open(box.seal('wJalrXUtnFEMI/K7MDENG ü'))).toBe('wJalrXUtnFEMI/K7MDENG ü')
  })

  it('never seals twice the same way, and shows nothing of the secret', () => {
    const sealed = box.seal('secret')
    expect(Buffer.from(sealed).equals(Buffer.from(box.seal('secret')))).toBe(false)
    expect(Buffer.from(sealed).includes('secret')).toBe(false)
  })

  it('refuses what was altered or sealed with another key', () => {
    const sealed = box.seal('secret')
    const altered = Uint8Array.from(sealed)
    altered[altered.length - 1]! ^= 1
    expect(() => box.open(altered)).toThrow()
    expect(() => createSecretBox('another key of thirty-two characters').open(sealed)).toThrow()
  })

  it('derives a different key for each purpose', () => {
    expect(box.derive('tokens')).toHaveLength(32)
    expect(Buffer.from(box.derive('tokens')).equals(Buffer.from(box.derive('pages')))).toBe(false)
    expect(box.derive('tokens')).toEqual(box.derive('tokens'))
  })
})
