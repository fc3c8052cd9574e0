import { expect, test } from './gallery.ts'
import { galleryPages } from './gallery-pages.ts'

test('every page names its scripts by their hashes and is closed to frames', async ({ request }) => {
  for (const path of Object.values(galleryPages)) {
    const response = await request.get(path)
    const policy = response.headers()['content-security-policy'] ?? ''
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
    expect(policy).not.toContain('nonce')
    expect(policy).toMatch(/script-src \S+\/_next\/static\/ 'sha256-/)
    expect(response.headers()['x-content-type-options']).toBe('nosniff')
    expect(response.headers()['referrer-policy']).toBe('strict-origin-when-cross-origin')
    const html = await response.text()
    expect(html).not.toContain('nonce="')
    expect(html).not.toMatch(/<[^>]+ (on\w+|style)="/)
  }
})

test('there is an icon where browsers look for one', async ({ request }) => {
  const response = await request.get('/favicon.ico')
  expect(response.status()).toBe(200)
  expect(response.headers()['content-type']).toContain('image/svg+xml')
})

test('a page may be kept by a cache in front, and is confirmed when it is the same', async ({ request }) => {
  const first = await request.get('/')
  expect(first.headers()['cache-control']).toContain('s-maxage=')
  const again = await request.get('/', { headers: { 'If-None-Match': first.headers().etag ?? '' } })
  expect(again.status()).toBe(304)
  const chosen = await request.get('/', { headers: { Cookie: 'galleon-colour-scheme=dark' } })
  expect(chosen.headers()['cache-control']).toContain('private')
  expect(await chosen.text()).toContain('data-colour-scheme="dark"')
})

test('another site cannot choose the colours', async ({ request }) => {
  const form = { scheme: 'dark', back: '/' }
  const response = await request.post('/-/colour-scheme', { form, headers: { 'Sec-Fetch-Site': 'cross-site' }, maxRedirects: 0 })
  expect(response.status()).toBe(403)
})

test('the registry and the gallery API answer for themselves, without pages', async ({ request }) => {
  for (const path of ['/v2/', '/token/', '/healthz']) {
    const response = await request.get(path)
    expect(response.headers()['content-type'] ?? '', path).not.toContain('text/html')
  }
})
