import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { repositoryMissing, type StubGallery, startStubGallery, tagDetail, webRepository } from '#lib/testing/stub-gallery.ts'
import { answerCard } from './answer-card.ts'
import { answerOembed } from './oembed.ts'

let gallery: StubGallery
beforeAll(async () => {
  gallery = await startStubGallery((operation, { repositoryName }) => {
    if (repositoryName !== 'web') return repositoryMissing
    return { body: operation === 'describeImageTags' ? { imageTagDetails: [tagDetail('1.9.0')], totalTags: 1 } : webRepository }
  })
})
afterAll(() => gallery.close())

describe('a card', () => {
  const ask = (name = 'web') => answerCard(new Request('http://x/card'), 'harbour', name)

  test('may be framed anywhere, and runs nothing', async () => {
    const response = await ask()
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toContain('frame-ancestors *')
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/unsafe|script-src/)
    const html = await response.text()
    expect(html).not.toMatch(/<script|<[^>]+ (on\w+|style)=/)
    expect(html).toContain('docker pull gallery.example/harbour/web:1.9.0')
    expect(html).toContain('1.2M pulls · 1.9.0 · updated')
    expect(html).toContain('✓ Verified account')
  })

  test('shows what a publisher wrote as text', async () => {
    expect(await (await ask()).text()).toContain('Serves &lt;pages&gt; &amp; more')
  })

  test('says so, in its frame, when there is no repository', async () => {
    const response = await ask('nothing')
    expect([response.status, response.headers.get('content-security-policy')]).toEqual([404, "default-src 'none'; frame-ancestors *"])
  })
})

describe('oEmbed', () => {
  const page = 'https://gallery.example/harbour/web'
  const ask = (query: Record<string, string>) => answerOembed(new Request(`http://x/-/oembed?${new URLSearchParams(query)}`))

  test('answers the frame of a card', async () => {
    expect(await (await ask({ url: `${page}?tab=tags` })).json()).toEqual({
      version: '1.0',
      type: 'rich',
      provider_name: 'Galleon',
      provider_url: 'https://gallery.example',
      title: 'harbour/web',
      author_name: 'Harbour Works',
      author_url: 'https://gallery.example/harbour',
      cache_age: 3600,
      html: expect.stringMatching(
        /^<iframe src="https:\/\/gallery\.example\/harbour\/web\/-\/card" width="480" height="180" [^<>]+><\/iframe>$/,
      ),
      width: 480,
      height: 180,
    })
  })

  test('answers XML and keeps to the room there is', async () => {
    const response = await ask({ url: page, format: 'xml', maxwidth: '320', maxheight: '9999' })
    expect(response.headers.get('content-type')).toBe('text/xml; charset=utf-8')
    const xml = await response.text()
    expect(xml).toContain('<width>320</width>')
    expect(xml).toContain('<html>&lt;iframe src=&quot;https://gallery.example/harbour/web/-/card&quot; width=&quot;320&quot;')
  })

  test.each([
    ['no address', {}, 400, 'as “url”'],
    ['another format', { url: page, format: 'yaml' }, 501, '"yaml"'],
    ['a size that is none', { url: page, maxwidth: '-1' }, 400, '“maxwidth”'],
    ['too little room', { url: page, maxwidth: '100' }, 404, 'at least 240'],
    ['another site', { url: 'https://evil.example/harbour/web' }, 404, 'on https://gallery.example'],
    ['the same host by another scheme', { url: 'http://gallery.example/harbour/web' }, 404, 'on https://gallery.example'],
    ['a name before the host', { url: 'https://gallery.example@evil.example/harbour/web' }, 404, 'on https://gallery.example'],
    ['a page about no repository', { url: 'https://gallery.example/harbour' }, 404, 'no repository’s page'],
    ['an unknown repository', { url: 'https://gallery.example/harbour/nothing' }, 404, 'no repository harbour/nothing'],
    ['no address at all', { url: 'javascript:alert(1)' }, 404, 'no repository’s page'],
  ])('refuses %s in words', async (_what, query, status, words) => {
    const response = await ask(query as Record<string, string>)
    expect([response.status, response.headers.get('content-type')]).toEqual([status, 'text/plain; charset=utf-8'])
    expect(await response.text()).toContain(words)
  })
})
