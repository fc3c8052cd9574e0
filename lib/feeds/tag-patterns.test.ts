import { expect, test } from 'vitest'
import { matchesTag, parseTagPatterns } from './tag-patterns.ts'

test.each([
  ['1.*', '1.27.2', true],
  ['1.*', '11.0', false],
  ['*-alpine', '1.2-alpine', true],
  ['*-alpine', '1.2-alpine3', false],
  ['1.?', '1.2', true],
  ['1.?', '1.27', false],
  ['*', 'latest', true],
  ['a*b*c', 'a-b-b-c', true],
  ['latest', 'latest', true],
  ['late', 'latest', false],
  ['latest**', 'latest', true],
  [`${'*a'.repeat(60)}b`, 'a'.repeat(128), false],
])('%s and the tag %s', (pattern, tag, matching) => {
  expect(matchesTag([pattern], tag)).toBe(matching)
})

test('patterns are separated by commas; none means all', () => {
  expect(parseTagPatterns(' 1.*, 2.*,,1.* ')).toEqual({ patterns: ['1.*', '2.*'] })
  expect(parseTagPatterns(null)).toEqual({ patterns: [] })
  expect(matchesTag([], 'anything')).toBe(true)
})

test.each([
  ['1.[0-9]', '"1.[0-9]" is no pattern of tags'],
  [`${'x'.repeat(129)}`, 'is no pattern of tags'],
  [Array.from({ length: 11 }, (_, index) => `${index}.*`).join(','), 'There are 11 patterns in “tags”; at most 10 may be given.'],
])('what is no pattern is named: %s', (text, words) => {
  expect(parseTagPatterns(text)).toEqual({ problem: expect.stringContaining(words) })
})
