import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type StubGallery, startStubGallery } from '#lib/testing/stub-gallery.ts'
import { answerRobots, answerSitemapIndex, answerSitemapPage } from './answer-sitemap.ts'

const entry = (registryAliasName: string, repositoryName: string) => ({
  registryAliasName,
  repositoryName,
  lastPushedAt: '2026-03-01T00:00:00.000Z',
})

let gallery: StubGallery
beforeAll(async () => {
  gallery = await startStubGallery((operation, { page }) => {
    if (operation === 'listSitemapPages') return { body: { pages: ['first', 'second'] } }
    if (page === 'first') return { body: { entries: [entry('harbour', 'web'), entry('harbour', 'charts/web'), entry('quay', 'web')] } }
    return { body: { entries: [entry('harbour', 'late')] } }
  })
})
afterAll(() => gallery.close())

const ask = (init?: RequestInit) => new Request('http://x/', init)
const locations = (xml: string) => [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, location]) => location)

describe('the sitemap', () => {
  test('begins with an index of its pages', async () => {
    const response = await answerSitemapIndex(ask())
    expect(response.headers.get('content-type')).toBe('application/xml; charset=utf-8')
    expect(locations(await response.text())).toEqual(['https://gallery.example/-/sitemap/0.xml', 'https://gallery.example/-/sitemap/1.xml'])
  })

  test('has the home page, registries and repositories, each with its last push', async () => {
    const xml = await (await answerSitemapPage(ask(), '0.xml')).text()
    expect(locations(xml)).toEqual([
      'https://gallery.example/',
      'https://gallery.example/harbour',
      'https://gallery.example/harbour/web',
      'https://gallery.example/harbour/charts/web',
      'https://gallery.example/quay',
      'https://gallery.example/quay/web',
    ])
    expect(xml).toContain('<loc>https://gallery.example/harbour/web</loc><lastmod>2026-03-01T00:00:00.000Z</lastmod>')
    expect(locations(await (await answerSitemapPage(ask(), '1.xml')).text())).toEqual([
      'https://gallery.example/harbour',
      'https://gallery.example/harbour/late',
    ])
  })

  test('is not sent again while it is the same', async () => {
    const etag = (await answerSitemapPage(ask(), '1.xml')).headers.get('etag') ?? ''
    expect((await answerSitemapPage(ask({ headers: { 'If-None-Match': etag } }), '1.xml')).status).toBe(304)
  })

  test.each(['2.xml', '-1.xml', '01.xml', 'x.xml', '0', '1e1.xml'])('has no page %s', async (file) => {
    expect((await answerSitemapPage(ask(), file)).status).toBe(404)
  })
})

test('robots are told where it is', async () => {
  const text = await (await answerRobots(ask())).text()
  expect(text).toMatch(/^User-agent: \*\nDisallow: \/api\/\n/)
  expect(text).toContain('\nSitemap: https://gallery.example/sitemap.xml\n')
})
