import { expect, test } from './gallery.ts'
import { galleryPages } from './gallery-pages.ts'

test('every page has its own nonce and is closed to frames', async ({ request }) => {
  const nonces = new Set<string>()
  for (const path of Object.values(galleryPages)) {
    const response = await request.get(path)
    const policy = response.headers()['content-security-policy'] ?? ''
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
    expect(response.headers()['x-content-type-options']).toBe('nosniff')
    expect(response.headers()['referrer-policy']).toBe('strict-origin-when-cross-origin')
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
    nonces.add(nonce)
    const html = await response.text()
    expect(html).toContain(`nonce="${nonce}"`)
    expect(html).not.toMatch(/<[^>]+ (on\w+|style)="/)
  }
  expect(nonces.size).toBe(Object.keys(galleryPages).length)
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
