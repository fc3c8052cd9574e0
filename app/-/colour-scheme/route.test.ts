import { expect, test } from 'vitest'
import { POST } from './route.ts'

function post(form: Record<string, string>, site = 'same-origin') {
  const body = new URLSearchParams(form)
  return POST(new Request('http://gallery.example/-/colour-scheme', { method: 'POST', body, headers: { 'Sec-Fetch-Site': site } }))
}

test.each([
  ['dark', 'galleon-colour-scheme=dark; Max-Age=34560000; Path=/; SameSite=Lax'],
  ['system', 'galleon-colour-scheme=; Max-Age=0; Path=/; SameSite=Lax'],
  ['dark; Domain=evil.example', 'galleon-colour-scheme=; Max-Age=0; Path=/; SameSite=Lax'],
])('keeps %s', async (scheme, cookie) => {
  const response = await post({ scheme, back: '/harbour?page=2' })
  expect(response.status).toBe(303)
  expect(response.headers.get('location')).toBe('/harbour?page=2')
  expect(response.headers.get('set-cookie')).toBe(cookie)
})

test('leads to no other site', async () => {
  expect((await post({ scheme: 'dark', back: '//evil.example' })).headers.get('location')).toBe('/')
})

test('takes no form of another site', async () => {
  const response = await post({ scheme: 'dark', back: '/' }, 'cross-site')
  expect(response.status).toBe(403)
  expect(response.headers.get('set-cookie')).toBeNull()
})
