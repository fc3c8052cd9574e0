import { describe, expect, it } from 'vitest'
import { parseContentRange, parseRange } from './byte-range.ts'

describe('parseRange of ten bytes', () => {
  it.each([
    [undefined, undefined],
    ['bytes=0-9', { first: 0, last: 9 }],
    ['bytes=3-3', { first: 3, last: 3 }],
    ['bytes=3-', { first: 3, last: 9 }],
    ['bytes=-4', { first: 6, last: 9 }],
    ['bytes=-40', { first: 0, last: 9 }],
    ['bytes=5-100', { first: 5, last: 9 }],
    ['bytes=5-3', undefined],
    ['bytes=0-1,3-4', undefined],
    ['lines=0-1', undefined],
    ['bytes=-', undefined],
    ['bytes=a-b', undefined],
  ])('%s', (header, range) => {
    expect(parseRange(header, 10)).toEqual(range)
  })

  it.each(['bytes=10-', 'bytes=10-20', 'bytes=-0'])('%s is beyond them', (header) => {
    expect(() => parseRange(header, 10)).toThrow(expect.objectContaining({ kind: 'range-not-satisfiable', detail: { sizeBytes: 10 } }))
  })
})

describe('parseContentRange', () => {
  it.each([
    [undefined, '5', undefined],
    ['0-4', '5', 0],
    ['10-14', '5', 10],
    ['bytes 10-14/100', '5', 10],
    ['bytes=10-14', undefined, 10],
    ['0-4', undefined, 0],
  ])('%s of %s bytes', (header, contentLength, first) => {
    expect(parseContentRange(header, contentLength)).toBe(first)
  })

  it.each([
    ['0-5', '5'],
    ['4-0', '5'],
    ['bytes', '5'],
    ['-5', '5'],
    ['0-', '5'],
    ['', '5'],
  ])('refuses %j of %s bytes', (header, contentLength) => {
    expect(() => parseContentRange(header, contentLength)).toThrow(expect.objectContaining({ kind: 'upload-range-invalid' }))
  })
})
