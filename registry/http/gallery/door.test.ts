import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { digestOf } from '#registry/domain/digest.ts'
import { seedPublisher, seedRepository } from '#registry/testing/gallery.ts'
import { startTestServer, type TestServer } from '#registry/testing/server.ts'

const logo = { bytes: Buffer.from('not really a picture'), mediaType: 'image/png', digest: digestOf('not really a picture') }
const platform = { os: 'linux', architecture: 'arm64', variant: 'v8', digest: digestOf('child'), sizeBytes: 7 }

let server: TestServer
let verifiedId: string

beforeAll(async () => {
  server = await startTestServer()
  const { context } = server
  await context.logos.put(logo)
  verifiedId = await seedPublisher(context, 'harbour', { verified: true, displayName: 'Harbour Works' })
  const quay = await seedPublisher(context, 'quay', { displayName: 'Nobody Knows' })
  await seedRepository(context, verifiedId, {
    name: 'web/nginx',
    description: 'Serves pages',
    aboutText: '# About',
    usageText: '# Usage',
    operatingSystems: ['Linux'],
    architectures: ['ARM 64'],
    logoDigest: logo.digest,
    tags: ['1.0', '1.1', 'latest'],
    image: {
      artifactMediaType: 'application/vnd.oci.image.config.v1+json',
      summary: { type: 'image', platforms: [platform], annotations: {}, builtAt: '2026-01-02T03:04:05Z' },
    },
    pulls: 3,
  })
  await seedRepository(context, quay, { name: 'redis', logoDigest: logo.digest })
  await seedRepository(context, quay, { name: 'not-pushed', tags: [] })
})

afterAll(() => server.close())

interface Answer {
  readonly status: number
  readonly headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: the wire's JSON, which each case looks into.
  readonly body: any
}

async function call(operation: string, input: unknown, init: RequestInit = {}): Promise<Answer> {
  const body = typeof input === 'string' ? input : JSON.stringify(input)
  const response = await fetch(`${server.origin}/api/gallery/${operation}`, { method: 'POST', body, ...init })
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : undefined }
}

const iso = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)

describe('the gallery API', () => {
  it('searches', async () => {
    const { status, headers, body } = await call('searchRepositoryCatalogData', { searchTerm: 'nginx' })
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('application/json')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(body).toEqual({
      repositoryCatalogSearchResultList: [
        {
          repositoryName: 'web/nginx',
          primaryRegistryAliasName: 'harbour',
          displayName: 'Harbour Works',
          logoUrl: `${server.origin}/-/logo/${logo.digest}`,
          repositoryDescription: 'Serves pages',
          operatingSystems: ['Linux'],
          architectures: ['ARM 64'],
          registryVerified: true,
          downloadCount: 3,
          lastPushedAt: iso,
        },
      ],
      totalResults: 1,
      facets: { verified: 1, operatingSystems: { Linux: 1 }, architectures: { 'ARM 64': 1 } },
      totalIsEstimate: false,
      approximate: false,
    })
  })

  it('shows neither logo nor name of an unverified account, and no member that was never set', async () => {
    const { body } = await call('searchRepositoryCatalogData', { searchTerm: 'redis' })
    expect(body.repositoryCatalogSearchResultList).toEqual([
      {
        repositoryName: 'redis',
        primaryRegistryAliasName: 'quay',
        displayName: '',
        registryVerified: false,
        downloadCount: 0,
        lastPushedAt: iso,
      },
    ])
    const { body: detail } = await call('getRepositoryCatalogData', { registryAliasName: 'quay', repositoryName: 'redis' })
    expect(detail).toMatchObject({ catalogData: {}, repository: { displayName: '', registryVerified: false } })
    expect(detail.catalogData).toEqual({})
  })

  it('says that a misspelt search shows the nearest', async () => {
    const { body } = await call('searchRepositoryCatalogData', { searchTerm: 'ngnix' })
    expect([body.totalResults, body.approximate]).toEqual([1, true])
  })

  it('pages a search by token and by number alike', async () => {
    const first = await call('searchRepositoryCatalogData', { maxResults: 1 })
    expect(first.body.repositoryCatalogSearchResultList[0].repositoryName).toBe('web/nginx')
    const second = await call('searchRepositoryCatalogData', { maxResults: 1, nextToken: first.body.nextToken })
    expect(second.body).toEqual((await call('searchRepositoryCatalogData', { maxResults: 1, page: 2 })).body)
    expect(second.body.repositoryCatalogSearchResultList[0].repositoryName).toBe('redis')
    expect(second.body).not.toHaveProperty('nextToken')
    const stolen = await call('searchRepositoryCatalogData', { searchTerm: 'other', nextToken: first.body.nextToken })
    expect([stolen.status, stolen.body.__type]).toEqual([400, 'InvalidParameterException'])
  })

  it('lists the publishers that are pulled most', async () => {
    const { status, body } = await call('listPopularPublishers', {})
    expect(status).toBe(200)
    expect(body).toEqual({
      publishers: [
        {
          registryAliasName: 'harbour',
          displayName: 'Harbour Works',
          registryVerified: true,
          repositoryCount: 1,
          downloadCount: 3,
          logoUrl: `${server.origin}/-/logo/${logo.digest}`,
        },
        { registryAliasName: 'quay', displayName: '', registryVerified: false, repositoryCount: 1, downloadCount: 0 },
      ],
    })
    expect((await call('listPopularPublishers', { maxResults: 1 })).body.publishers).toEqual(body.publishers.slice(0, 1))
    expect(await call('listPopularPublishers', { maxResults: 51 })).toMatchObject({ status: 400 })
  })

  it('answers an empty page beyond the end', async () => {
    const { status, body } = await call('searchRepositoryCatalogData', { page: 100_000, maxResults: 1000 })
    expect(status).toBe(200)
    expect(body).toMatchObject({ repositoryCatalogSearchResultList: [], totalResults: 2 })
    expect(body).not.toHaveProperty('nextToken')
  })

  it('shows a repository', async () => {
    const { body } = await call('getRepositoryCatalogData', { registryAliasName: 'harbour', repositoryName: 'web/nginx' })
    expect(body).toEqual({
      catalogData: {
        description: 'Serves pages',
        architectures: ['ARM 64'],
        operatingSystems: ['Linux'],
        logoUrl: `${server.origin}/-/logo/${logo.digest}`,
        aboutText: '# About',
        usageText: '# Usage',
      },
      insightData: { downloadCount: 3 },
      foundPlatforms: {
        platforms: [{ os: 'linux', architecture: 'arm64', variant: 'v8' }],
        operatingSystems: ['Linux'],
        architectures: ['ARM 64'],
        complete: true,
      },
      repository: {
        repositoryName: 'web/nginx',
        registryId: verifiedId,
        primaryRegistryAliasName: 'harbour',
        displayName: 'Harbour Works',
        registryVerified: true,
        repositoryUri: `${server.host}/harbour/web/nginx`,
        createdAt: iso,
        lastPushedAt: iso,
      },
    })
  })

  it('lists tags in pages, most recently pushed first', async () => {
    const repository = { registryAliasName: 'harbour', repositoryName: 'web/nginx' }
    const first = await call('describeImageTags', { ...repository, maxResults: 2 })
    const second = await call('describeImageTags', { ...repository, maxResults: 2, nextToken: first.body.nextToken })
    const details = [...first.body.imageTagDetails, ...second.body.imageTagDetails]
    expect(details.map(({ imageTag }) => imageTag)).toEqual(['latest', '1.1', '1.0'])
    expect([first.body.totalTags, second.body.totalTags, second.body.nextToken]).toEqual([3, 3, undefined])
    const back = await call('describeImageTags', { ...repository, maxResults: 2, nextToken: second.body.previousToken })
    expect([back.body.imageTagDetails, back.body.previousToken]).toEqual([first.body.imageTagDetails, undefined])
    expect(details[0]).toEqual({
      imageTag: 'latest',
      createdAt: iso,
      imageDetail: {
        imageDigest: digestOf('{"of":"web/nginx"}'),
        imageSizeInBytes: 10,
        imagePushedAt: iso,
        imageManifestMediaType: 'application/vnd.oci.image.manifest.v1+json',
        artifactMediaType: 'application/vnd.oci.image.config.v1+json',
        platforms: [{ os: 'linux', architecture: 'arm64', variant: 'v8', digest: platform.digest, sizeInBytes: 7 }],
        builtAt: '2026-01-02T03:04:05Z',
        imageTags: ['1.0', '1.1', 'latest'],
        imageTagCount: 3,
      },
    })
  })

  it('shows a registry', async () => {
    expect((await call('getRegistryCatalogData', { registryAliasName: 'harbour' })).body).toEqual({
      registryCatalogData: { displayName: 'Harbour Works' },
      registryVerified: true,
      registryId: verifiedId,
      primaryRegistryAliasName: 'harbour',
      insightData: { repositoryCount: 1, downloadCount: 3 },
    })
    const unverified = await call('getRegistryCatalogData', { registryAliasName: 'quay' })
    expect(unverified.body).toMatchObject({ registryCatalogData: { displayName: '' }, registryVerified: false })
  })

  const inQuay = (repositoryName: string) => ({ registryAliasName: 'quay', repositoryName })
  it.each([
    ['an unknown repository', 'getRepositoryCatalogData', inQuay('nothing'), 400, 'RepositoryNotFoundException'],
    ['one without images', 'getRepositoryCatalogData', inQuay('not-pushed'), 400, 'RepositoryNotFoundException'],
    ['tags of an unknown repository', 'describeImageTags', inQuay('nothing'), 400, 'RepositoryNotFoundException'],
    ['tags of one without images', 'describeImageTags', inQuay('not-pushed'), 400, 'RepositoryNotFoundException'],
    [
      'an unknown alias',
      'getRepositoryCatalogData',
      { registryAliasName: 'nobody', repositoryName: 'redis' },
      400,
      'RepositoryNotFoundException',
    ],
    ['an unknown registry', 'getRegistryCatalogData', { registryAliasName: 'nobody' }, 400, 'RegistryNotFoundException'],
    ['no repository name', 'getRepositoryCatalogData', { registryAliasName: 'quay' }, 400, 'InvalidParameterException'],
    ['a name that none can have', 'getRepositoryCatalogData', inQuay('../ETC'), 400, 'InvalidParameterException'],
    ['an alias that none can have', 'getRegistryCatalogData', { registryAliasName: 'A B' }, 400, 'InvalidParameterException'],
    ['a null character in a filter', 'searchRepositoryCatalogData', { architectures: ['a\0b'] }, 400, 'InvalidParameterException'],
    ['too many filters', 'searchRepositoryCatalogData', { architectures: Array(51).fill('x') }, 400, 'InvalidParameterException'],
    ['a term beyond all bounds', 'searchRepositoryCatalogData', { searchTerm: 'x'.repeat(257) }, 400, 'InvalidParameterException'],
    [
      'an unknown order',
      'searchRepositoryCatalogData',
      { sortConfiguration: { sortKey: 'pull_count; --' } },
      400,
      'InvalidParameterException',
    ],
    ['a page of none', 'searchRepositoryCatalogData', { maxResults: 0 }, 400, 'InvalidParameterException'],
    ['a page of too many', 'describeImageTags', { ...inQuay('redis'), maxResults: 1001 }, 400, 'InvalidParameterException'],
    ['page nought', 'searchRepositoryCatalogData', { page: 0 }, 400, 'InvalidParameterException'],
    ['a page number beyond all bounds', 'searchRepositoryCatalogData', { page: 1e15 }, 400, 'InvalidParameterException'],
    ['a page that far down a ranking', 'searchRepositoryCatalogData', { searchTerm: 'a', page: 101 }, 400, 'InvalidParameterException'],
    ['page and token at once', 'searchRepositoryCatalogData', { page: 1, nextToken: 'x' }, 400, 'InvalidParameterException'],
    [
      'an unknown order of tags',
      'describeImageTags',
      { ...inQuay('redis'), sortConfiguration: { sortKey: 'name' } },
      400,
      'InvalidParameterException',
    ],
    ['one tag and a filter', 'describeImageTags', { ...inQuay('redis'), imageTag: 'a', filter: 'a' }, 400, 'InvalidParameterException'],
    ['a made-up token', 'describeImageTags', { ...inQuay('redis'), nextToken: 'MTAw' }, 400, 'InvalidParameterException'],
    ['a term that is none', 'searchRepositoryCatalogData', { searchTerm: { $ne: '' } }, 400, 'InvalidParameterException'],
    ['no JSON', 'searchRepositoryCatalogData', '{', 400, 'SerializationException'],
    ['JSON that is no object', 'searchRepositoryCatalogData', '[]', 400, 'SerializationException'],
    ['a body beyond all bounds', 'searchRepositoryCatalogData', ' '.repeat(65_537), 413, 'RequestEntityTooLargeException'],
    ['an unknown operation', 'deleteEverything', {}, 400, 'UnknownOperationException'],
    ['a property of every object', 'constructor', {}, 400, 'UnknownOperationException'],
  ])('refuses %s', async (_what, operation, input, status, type) => {
    const answer = await call(operation, input)
    expect([answer.status, answer.body.__type]).toEqual([status, type])
    expect(answer.body.message).not.toBe('')
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
  })

  it('takes absent, empty and null members for the same', async () => {
    const { body } = await call('searchRepositoryCatalogData', { searchTerm: null, nextToken: null, operatingSystems: null })
    expect(body).toEqual((await call('searchRepositoryCatalogData', '')).body)
  })

  it('takes a body of the largest size', async () => {
    expect((await call('searchRepositoryCatalogData', `{}${' '.repeat(65_534)}`)).status).toBe(200)
  })

  it('does not look at credentials', async () => {
    const headers = { Authorization: 'Bearer of a long expired sign-in' }
    expect((await call('searchRepositoryCatalogData', {}, { headers })).status).toBe(200)
  })

  it.each(['GET', 'PUT', 'DELETE', 'PATCH'])('refuses %s and says what it takes', async (method) => {
    const { status, headers } = await call('searchRepositoryCatalogData', {}, { method, body: undefined })
    expect([status, headers.get('allow')]).toEqual([405, 'POST, OPTIONS'])
  })

  it('lets pages of other origins ask, without credentials', async () => {
    const { status, headers } = await call('searchRepositoryCatalogData', '', { method: 'OPTIONS', body: undefined })
    expect(status).toBe(204)
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('access-control-allow-methods')).toBe('POST')
    expect(headers.get('access-control-allow-headers')).toBe('content-type')
    expect(headers.get('access-control-allow-credentials')).toBeNull()
  })

  it('tells nothing of a failure on our side', async () => {
    const { gallery } = server.context
    const search = gallery.search
    Object.assign(gallery, { search: () => Promise.reject(new Error('secret words of the database')) })
    try {
      const { status, body } = await call('searchRepositoryCatalogData', {})
      expect(status).toBe(500)
      expect(body).toEqual({ __type: 'ServerException', message: 'Something went wrong on our side. Please try again.' })
    } finally {
      Object.assign(gallery, { search })
    }
  })
})

describe('a logo', () => {
  const get = (digest: string, init: RequestInit = {}) => fetch(`${server.origin}/-/logo/${digest}`, init)

  it('is served as an image that can be nothing else, for ever', async () => {
    const response = await get(logo.digest)
    expect(response.status).toBe(200)
    expect(Buffer.from(await response.arrayBuffer()).equals(logo.bytes)).toBe(true)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(logo.bytes.length),
      'cache-control': 'public, max-age=31536000, immutable',
      etag: `"${logo.digest}"`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'cross-origin',
    })
  })

  it.each([
    ['its tag', `"${logo.digest}"`, 304],
    ['a weak tag in a list', `"other", W/"${logo.digest}"`, 304],
    ['anything', '*', 304],
    ['another tag', '"other"', 200],
  ])('is not sent again to who has %s', async (_what, tag, status) => {
    const response = await get(logo.digest, { headers: { 'If-None-Match': tag } })
    expect(response.status).toBe(status)
    expect((await response.arrayBuffer()).byteLength).toBe(status === 304 ? 0 : logo.bytes.length)
  })

  it('answers HEAD with its size', async () => {
    const response = await get(logo.digest, { method: 'HEAD' })
    expect([response.status, response.headers.get('content-length')]).toEqual([200, String(logo.bytes.length)])
  })

  it('is served as small as pages show it to whoever asks so, made once', async () => {
    const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const
    const bytes = await sharp({ create: { width: 500, height: 250, channels: 3, background: 'white', noise } })
      .png()
      .toBuffer()
    const digest = digestOf(bytes)
    await server.context.logos.put({ digest, mediaType: 'image/png', bytes })
    const find = vi.spyOn(server.context.logos, 'find')
    for (const _time of ['made', 'kept']) {
      const small = await get(`${digest}?side=128`)
      expect(small.headers.get('content-type')).toBe('image/webp')
      expect(small.headers.get('etag')).toBe(`"${digest}-128"`)
      expect(await sharp(Buffer.from(await small.arrayBuffer())).metadata()).toMatchObject({ format: 'webp', width: 128, height: 64 })
    }
    expect(find).toHaveBeenCalledTimes(1)
    find.mockRestore()
  })

  it.each([
    ['another size', `${logo.digest}?side=64`, 404],
    ['an unknown digest in a size', `${digestOf('unknown')}?side=128`, 404],
    ['an unknown digest', digestOf('unknown'), 404],
    ['no digest', 'sha256:xyz', 404],
    ['a way out', '..%2f..%2fetc%2fpasswd', 404],
    ['nothing', '', 404],
  ])('is not found by %s', async (_what, digest, status) => {
    const response = await get(digest)
    expect([response.status, response.headers.get('cache-control')]).toEqual([status, 'no-store'])
  })

  it('cannot be posted to', async () => {
    const response = await get(logo.digest, { method: 'POST' })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  })
})
