import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { BackendError } from './backend-error.ts'
import { isMissingFromGallery } from './exists-in-gallery.ts'
import { findRegistry, findRepository, findTag, listTags, searchRepositories } from './gallery.ts'

type Answer = readonly [status: number, body: string]

const registry = {
  registryCatalogData: { displayName: 'Harbour' },
  registryVerified: true,
  registryId: '100000000001',
  primaryRegistryAliasName: 'harbour',
  insightData: { repositoryCount: 2, downloadCount: 5 },
}
const image = {
  imageDetail: {
    imageDigest: 'sha256:aa',
    imageManifestMediaType: 'm',
    imageSizeInBytes: 1,
    imagePushedAt: '2026-03-01T00:00:00.000Z',
    imageTags: ['1.0'],
  },
}
const everything = { searchTerm: '', verified: false, operatingSystems: [], architectures: [], sort: 'popular', page: 1 } as const
const asked: { path: string; input: Record<string, unknown> }[] = []
let answers: Answer[] = []
let server: http.Server

beforeAll(async () => {
  server = http.createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    asked.push({ path: request.url ?? '', input: JSON.parse(body) })
    const [status, text] = answers.shift() ?? [500, '']
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(text)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  vi.stubEnv('GALLEON_ENDPOINT', `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
})
afterAll(() => {
  vi.unstubAllEnvs()
  server.close()
})
beforeEach(() => {
  asked.length = 0
  answers = []
})

const ok = (body: object): Answer => [200, JSON.stringify(body)]
const refusal = (code: string): Answer => [400, JSON.stringify({ __type: code, message: 'No.' })]

describe('calls', () => {
  test('ask by the names of the gallery API and leave out what is not asked for', async () => {
    answers = [
      ok({
        repositoryCatalogSearchResultList: [],
        totalResults: 0,
        facets: { verified: 0, operatingSystems: {}, architectures: {} },
        totalIsEstimate: false,
        approximate: false,
      }),
    ]
    await searchRepositories({ ...everything, searchTerm: 'web', architectures: ['ARM 64'], sort: 'updated', page: 2 }, 'harbour')
    expect(asked).toEqual([
      {
        path: '/api/gallery/searchRepositoryCatalogData',
        input: {
          searchTerm: 'web',
          sortConfiguration: { sortKey: 'UPDATED' },
          maxResults: 25,
          page: 2,
          architectures: ['ARM 64'],
          registryAliasName: 'harbour',
        },
      },
    ])
  })

  test.each([
    ['a refusal', refusal('InvalidParameterException'), 'refused'],
    ['a failure', [500, JSON.stringify({ __type: 'ServerException', message: 'x' })] as const, 'unreachable'],
    ['a page in place of JSON', [502, '<html>'] as const, 'unreachable'],
    ['another shape', ok({ results: [] }), 'unreadable'],
    ['broken JSON', [200, '{'] as const, 'unreadable'],
  ])('turn %s into an error of its kind', async (_, answer, kind) => {
    answers = [answer]
    const error = await searchRepositories(everything).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(BackendError)
    expect(error).toMatchObject({ kind })
  })
})

describe('what is not there', () => {
  test('is undefined, not an error', async () => {
    answers = [refusal('RepositoryNotFoundException'), refusal('RegistryNotFoundException')]
    expect(await findRepository('harbour', 'nope')).toBeUndefined()
    expect(await findRegistry('nobody')).toBeUndefined()
  })

  test.each([
    ['/harbour', ok(registry), false],
    ['/nobody', refusal('RegistryNotFoundException'), true],
    ['/harbour/nope', refusal('RepositoryNotFoundException'), true],
    ['/harbour/nope/-/badges', refusal('RepositoryNotFoundException'), true],
    ['/harbour/nope/-/tags/1.0', refusal('RepositoryNotFoundException'), true],
    ['/harbour/web/-/tags/1.0', refusal('ImageNotFoundException'), true],
    ['/harbour/web/-/tags/1.0', ok(image), false],
    ['/harbour/web/-/tags/1.0.json', refusal('ImageNotFoundException'), true],
    ['/harbour/web/-/tags/not%20a%20tag', undefined, true],
    ['/harbour/web/-/images/sha256:xyz', undefined, true],
    [`/harbour/web/-/images/sha256%3A${'a'.repeat(64)}`, ok(image), false],
    [`/harbour/web/-/images/sha256:${'a'.repeat(64)}/manifest.json`, undefined, false],
    ['/harbour', [500, ''] as const, false],
    ['/', undefined, false],
    ['/-/colour-scheme', undefined, false],
    ['/-/sitemap/0.xml', undefined, false],
    ['/-/nothing', undefined, true],
    ['/harbour/-/feed.atom', undefined, false],
    ['/harbour/-/card', undefined, true],
    ['/harbour/web/-/nothing', undefined, true],
    ['/harbour/web/-/tags', undefined, true],
    ['/harbour/web/-/tags/1.0/layers', undefined, true],
    ['/robots.txt', undefined, false],
    ['/sitemap.xml', undefined, false],
    ['/nobody.txt', refusal('RegistryNotFoundException'), true],
    ['/harbour/web/-/badge/pulls.svg', undefined, false],
    ['/UPPER', undefined, true],
  ])('has status 404: %s', async (path, answer, missing) => {
    answers = answer ? [answer] : []
    expect(await isMissingFromGallery(path)).toBe(missing)
    expect(asked.length).toBe(answer ? 1 : 0)
  })
})

describe('tags', () => {
  const tag = (imageTag: string) => ({
    imageTag,
    createdAt: '2026-03-01T00:00:00.000Z',
    imageDetail: { imageDigest: 'sha256:aa', imageSizeInBytes: 1, imagePushedAt: '2026-03-01T00:00:00.000Z', imageManifestMediaType: 'm' },
  })

  test('come with dates', async () => {
    answers = [ok({ imageTagDetails: [tag('1.0')], totalTags: 1, foundTags: 1 })]
    const page = await listTags('harbour', 'web', { maxResults: 50 })
    expect(page.imageTagDetails[0]?.createdAt).toEqual(new Date('2026-03-01T00:00:00Z'))
    expect(page.imageTagDetails[0]?.imageDetail.platforms).toEqual([])
  })

  test('are asked for in the order and with the text of the list', async () => {
    const none = ok({ imageTagDetails: [], totalTags: 1, foundTags: 0 })
    answers = [none, none, none]
    await listTags('harbour', 'web', { maxResults: 50, filter: '1.2', sort: 'version', after: 'token' })
    await listTags('harbour', 'web', { maxResults: 50, filter: '', sort: 'name' })
    await listTags('harbour', 'web', { maxResults: 50, sort: 'name', order: 'descending' })
    const repository = { registryAliasName: 'harbour', repositoryName: 'web', maxResults: 50 }
    expect(asked.map(({ input }) => input)).toEqual([
      { ...repository, filter: '1.2', nextToken: 'token', sortConfiguration: { sortKey: 'SEMVER', order: 'DESCENDING' } },
      { ...repository, sortConfiguration: { sortKey: 'NAME', order: 'ASCENDING' } },
      { ...repository, sortConfiguration: { sortKey: 'NAME', order: 'DESCENDING' } },
    ])
  })

  test('are found one by one', async () => {
    const found = { totalTags: 5, foundTags: 1 }
    answers = [
      ok({ imageTagDetails: [tag('1.0')], ...found }),
      ok({ imageTagDetails: [], ...found }),
      refusal('RepositoryNotFoundException'),
    ]
    expect((await findTag('harbour', 'web', '1.0'))?.imageTag).toBe('1.0')
    expect(await findTag('harbour', 'web', '2.0')).toBeUndefined()
    expect(await findTag('harbour', 'nope', '1.0')).toBeUndefined()
    expect(asked[0]?.input).toEqual({ registryAliasName: 'harbour', repositoryName: 'web', imageTag: '1.0' })
  })
})
