import { expect, it } from 'vitest'
import { findRelyingParty } from './relying-party.ts'

it.each([
  ['https://gallery.example', 'gallery.example'],
  ['https://gallery.example:8443', 'gallery.example'],
  ['https://gallery', 'gallery'],
  ['http://localhost:3000', 'localhost'],
  ['http://gallery.localhost:3000', 'gallery.localhost'],
  ['http://gallery.example', undefined],
  ['http://127.0.0.1:3000', undefined],
  ['https://192.0.2.1', undefined],
  ['https://[2001:db8::1]:8443', undefined],
])('passkeys of %s are of %s', (origin, id) => {
  expect(findRelyingParty(origin)).toEqual(id && { id, origin })
})
