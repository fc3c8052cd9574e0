import { describe, expect, it } from 'vitest'
import { toWireJson } from './wire-json.ts'

describe('toWireJson', () => {
  it('writes times as seconds with a fraction, wherever they stand', () => {
    const at = new Date('2026-11-23T08:00:00.125Z')
    expect(toWireJson({ at, list: [{ at }] })).toBe('{"at":1795420800.125,"list":[{"at":1795420800.125}]}')
  })

  it('leaves out what has no value, and keeps false, zero and empty', () => {
    expect(toWireJson({ a: undefined, b: false, c: 0, d: '', e: [] })).toBe('{"b":false,"c":0,"d":"","e":[]}')
  })
})
