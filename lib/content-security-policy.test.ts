import { expect, test } from 'vitest'
import { contentSecurityPolicy } from './content-security-policy.ts'

test('nothing inline and nothing evaluated in production', () => {
  const policy = contentSecurityPolicy({ nonce: 'abc' })
  expect(policy).toContain("script-src 'nonce-abc' 'strict-dynamic';")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toMatch(/unsafe|data:|ws:/)
})

test('pictures of the visitor’s own are let in where they are asked for', () => {
  expect(contentSecurityPolicy({ nonce: 'abc' })).not.toContain('blob:')
  expect(contentSecurityPolicy({ nonce: 'abc', ownPictures: true })).toContain("img-src 'self' https: blob:;")
})

test('logos of a backend elsewhere are let in', () => {
  expect(contentSecurityPolicy({ nonce: 'abc', backendOrigin: 'http://10.0.0.2:3000' })).toContain(
    "img-src 'self' https: http://10.0.0.2:3000;",
  )
})
