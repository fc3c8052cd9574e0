import { describe, expect, test } from 'vitest'
import { buildMoment, moment } from './moment.ts'
import { byteSize, count, counted } from './quantity.ts'
import { shortDigest } from './short-digest.ts'

const now = new Date('2026-03-10T12:00:00Z')

describe('dates', () => {
  test.each([
    ['2026-03-10T11:59:30Z', 'just now'],
    ['2026-03-10T12:00:30Z', 'just now'],
    ['2026-03-10T11:48:00Z', '12 minutes ago'],
    ['2026-03-08T12:00:00Z', '2 days ago'],
    ['2024-03-10T12:00:00Z', '2 years ago'],
    ['2026-03-11T12:00:00Z', 'in 1 day'],
  ])('%s is %s', (date, relative) => {
    expect(moment(new Date(date), now).relative).toBe(relative)
  })

  test('are exact to the second, in UTC', () => {
    expect(moment(new Date('2026-03-01T14:05:09.123Z'), now)).toMatchObject({
      exact: '2026-03-01 14:05:09 UTC',
      iso: '2026-03-01T14:05:09.123Z',
    })
  })

  test('of a build are left out when they stand for none', () => {
    expect(buildMoment(undefined, now)).toBeUndefined()
    expect(buildMoment(new Date(0), now)).toBeUndefined()
    expect(buildMoment(new Date('0001-01-01T00:00:00Z'), now)).toBeUndefined()
    expect(buildMoment(new Date('1980-01-01T00:00:00Z'), now)).toBeUndefined()
    expect(buildMoment(new Date('2026-03-08T12:00:00Z'), now)?.relative).toBe('2 days ago')
  })
})

describe('quantities', () => {
  test('sizes are in units of 1000, with exact bytes', () => {
    expect(byteSize(12_345_678)).toEqual({ short: '12.3 MB', exact: '12,345,678 bytes' })
    expect([1_234_567, 123_456_789, 999_500, 5].map((bytes) => byteSize(bytes).short)).toEqual(['1.23 MB', '123 MB', '1 MB', '5 B'])
    expect(byteSize(1)).toEqual({ short: '1 B', exact: '1 byte' })
  })

  test('counts are rounded, and exact', () => {
    expect(count(1_234_567)).toEqual({ short: '1.2M', exact: '1,234,567' })
    expect(count(0).short).toBe('0')
    expect(counted(1, 'tag', 'tags')).toBe('1 tag')
    expect(counted(1024, 'tag', 'tags')).toBe('1,024 tags')
    expect(counted(66_043, 'tag', 'tags', true)).toBe('about 66,000 tags')
  })
})

test('a digest keeps both ends', () => {
  expect(shortDigest(`sha256:01234567${'8'.repeat(52)}cdef`)).toBe('sha256:01234567…cdef')
  expect(shortDigest('sha256:abc')).toBe('sha256:abc')
})
