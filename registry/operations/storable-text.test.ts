import { expect, it } from 'vitest'
import { findUnstorableText } from './storable-text.ts'

it.each<[string, unknown, readonly (string | number)[] | undefined]>([
  ['plain texts', { a: ['b', '\u{1f6a2}', 1, null, undefined, new Date()] }, undefined],
  ['a null character', { names: ['a', 'b\0'] }, ['names', '1']],
  ['half of a character', { tag: { value: '\ud800' } }, ['tag', 'value']],
  ['the name of a member', { tags: { 'a\0': 'b' } }, ['tags']],
  ['the whole', '\0', []],
  ['bytes', { bytes: Buffer.from('\0') }, undefined],
])('in %s', (_what, value, place) => {
  expect(findUnstorableText(value)).toEqual(place)
})
