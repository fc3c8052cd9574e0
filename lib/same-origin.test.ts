import { expect, test } from 'vitest'
import { isSameOrigin } from './same-origin.ts'

test.each([
  ['the site itself', { 'sec-fetch-site': 'same-origin' }, true],
  ['another site', { 'sec-fetch-site': 'cross-site' }, false],
  ['another host of the same domain', { 'sec-fetch-site': 'same-site' }, false],
  ['an older browser on the site', { origin: 'https://gallery.example', host: 'gallery.example' }, true],
  ['an older browser elsewhere', { origin: 'https://evil.example', host: 'gallery.example' }, false],
  ['a sandboxed frame', { origin: 'null', host: 'gallery.example' }, false],
  ['no word of where from', { host: 'gallery.example' }, false],
])('a form from %s', (_, headers, same) => {
  expect(isSameOrigin(new Headers(headers as Record<string, string>))).toBe(same)
})
