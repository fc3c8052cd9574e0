import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { xml2js } from 'xml-js'
import { repositoryMissing, type StubGallery, startStubGallery, tagDetail, webRepository } from '#lib/testing/stub-gallery.ts'
import { answerRegistryFeed, answerRepositoryFeed } from './answer-feed.ts'

const registry = {
  registryCatalogData: { displayName: 'Harbour <Works> & Co\u0001' },
  registryVerified: true,
  registryId: '100000000001',
  primaryRegistryAliasName: 'harbour',
  insightData: { repositoryCount: 1, downloadCount: 3 },
}
const listed = {
  repositoryName: 'web',
  primaryRegistryAliasName: 'harbour',
  displayName: '',
  repositoryDescription: 'Serves ]]> <b>pages</b>\u0000\ud800',
  registryVerified: true,
  downloadCount: 1,
  lastPushedAt: '2026-03-01T00:00:00.000Z',
}
const odd = tagDetail('1.10.0', '2026-03-03T00:00:00.000Z')
odd.imageDetail.platforms[0]!.os = '"<os>&'
const signature = `sha256-${'a'.repeat(64)}.sig`
const tags = [odd, tagDetail(signature, '2026-03-02T00:00:00.000Z'), tagDetail('latest', '2026-03-02T00:00:00.000Z'), tagDetail('1.9.0')]

let gallery: StubGallery
beforeAll(async () => {
  gallery = await startStubGallery((operation, { repositoryName, registryAliasName }) => {
    if (registryAliasName === 'broken') return undefined
    if (operation === 'searchRepositoryCatalogData') {
      const facets = { verified: 1, operatingSystems: {}, architectures: {} }
      return { body: { repositoryCatalogSearchResultList: [listed], totalResults: 1, facets, totalIsEstimate: false, approximate: false } }
    }
    if (operation === 'getRegistryCatalogData') {
      if (registryAliasName === 'harbour') return { body: registry }
      return { status: 400, body: { __type: 'RegistryNotFoundException', message: 'No.' } }
    }
    if (repositoryName !== 'web') return repositoryMissing
    return { body: operation === 'describeImageTags' ? { imageTagDetails: tags, totalTags: tags.length } : webRepository }
  })
})
afterAll(() => gallery.close())

const ask = (query = '', init: RequestInit = {}) => new Request(`http://x/feed.atom${query}`, init)

// biome-ignore lint/suspicious/noExplicitAny: a feed as read, which each case looks into
async function read(response: Response): Promise<any> {
  return (xml2js(await response.text(), { compact: true }) as { feed: unknown }).feed
}

describe('the feed of a repository', () => {
  test('has an entry for each tag, known by tag and digest', async () => {
    const response = await answerRepositoryFeed(ask(), 'harbour', 'web')
    expect(response.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
    const feed = await read(response)
    expect(feed._attributes.xmlns).toBe('http://www.w3.org/2005/Atom')
    expect(feed.id._text).toBe('https://gallery.example/harbour/web/-/feed.atom')
    expect(feed.updated._text).toBe('2026-03-03T00:00:00.000Z')
    expect(feed.subtitle._text).toBe('Serves <pages> & more')
    expect(feed.author.name._text).toBe('Harbour Works')
    expect(feed.link.map((link: { _attributes: object }) => link._attributes)).toEqual([
      { rel: 'alternate', href: 'https://gallery.example/harbour/web' },
      { rel: 'self', href: 'https://gallery.example/harbour/web/-/feed.atom' },
    ])
    const [entry] = feed.entry
    expect(entry.title._cdata).toBe('web:1.10.0')
    expect(entry.id._text).toBe(`https://gallery.example/harbour/web/-/tags/1.10.0#sha256:${'a'.repeat(64)}`)
    expect(entry.updated._text).toBe('2026-03-03T00:00:00.000Z')
    expect(entry.content._cdata).toContain('<dd>12.3 MB (12,345,678 bytes)</dd>')
    expect(entry.content._cdata).toContain('&quot;&lt;os&gt;&amp;/amd64, linux/arm64')
    expect(entry.category.map((category: { _attributes: { term: string } }) => category._attributes.term)).toContain('linux/arm64')
  })

  test('is the same while nothing is pushed, and not sent again', async () => {
    const first = await answerRepositoryFeed(ask(), 'harbour', 'web')
    const again = await answerRepositoryFeed(ask('', { headers: { 'If-None-Match': first.headers.get('etag') ?? '' } }), 'harbour', 'web')
    expect(again.status).toBe(304)
  })

  test('tells of some tags only', async () => {
    const feed = await read(await answerRepositoryFeed(ask('?tags=1.*,nothing'), 'harbour', 'web'))
    expect(feed.entry.map((entry: { title: { _cdata: string } }) => entry.title._cdata)).toEqual(['web:1.10.0', 'web:1.9.0'])
    expect(feed.id._text).toBe('https://gallery.example/harbour/web/-/feed.atom?tags=1.*%2Cnothing')
    const none = await read(await answerRepositoryFeed(ask('?tags=nothing'), 'harbour', 'web'))
    expect([none.entry, none.updated._text]).toEqual([undefined, '2026-03-01T00:00:00.000Z'])
  })

  test('has no signatures, unless they are asked for', async () => {
    const titles = async (query: string) => {
      const { entry } = await read(await answerRepositoryFeed(ask(query), 'harbour', 'web'))
      return [entry].flat().map(({ title }: { title: { _cdata: string } }) => title._cdata)
    }
    expect(await titles('')).toEqual(['web:1.10.0', 'web:latest', 'web:1.9.0'])
    expect(await titles('?tags=*.sig')).toEqual([`web:${signature}`])
  })

  test.each([
    ['a pattern that is none', '?tags=(', 'web', 400, '"(" is no pattern'],
    ['an unknown repository', '', 'nothing', 404, 'There is no repository harbour/nothing'],
  ])('refuses %s in words', async (_what, query, name, status, words) => {
    const response = await answerRepositoryFeed(ask(query), 'harbour', name)
    expect([response.status, response.headers.get('content-type')]).toEqual([status, 'text/plain; charset=utf-8'])
    expect(await response.text()).toContain(words)
  })
})

describe('the feed of a registry', () => {
  test('has an entry for each repository, whatever is written about it', async () => {
    const feed = await read(await answerRegistryFeed(ask(), 'harbour'))
    expect(feed.title._text).toBe('Harbour <Works> & Co\ufffd')
    expect(feed.entry.id._text).toBe('https://gallery.example/harbour/web')
    expect(feed.entry.summary._cdata).toBe('Serves ]]&gt; &lt;b&gt;pages&lt;/b&gt;\ufffd\ufffd')
  })

  test('is not there without a registry, and never empty because of a failure', async () => {
    expect((await answerRegistryFeed(ask(), 'nobody')).status).toBe(404)
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    expect((await answerRegistryFeed(ask(), 'broken')).status).toBe(503)
    logged.mockRestore()
  })
})
