import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { digestOf } from '#registry/domain/digest.ts'
import { limits } from '#registry/domain/limits.ts'
import { mediaTypes } from '#registry/domain/media-types.ts'
import { makePublisher, type Publisher } from '#registry/testing/publisher.ts'
import { startTestServer, type TestServer } from '#registry/testing/server.ts'

let server: TestServer
let publisher: Publisher
let repository: string
beforeAll(async () => {
  server = await startTestServer()
  publisher = await makePublisher(server)
})
afterAll(() => server.close())
beforeEach(async () => {
  repository = await publisher.newRepository()
})

const put = (reference: string, body: BodyInit, type: string = mediaTypes.ociManifest) =>
  publisher.call('PUT', `${repository}/manifests/${reference}`, { headers: { 'Content-Type': type }, body })
const get = (reference: string, headers: Record<string, string> = {}, method = 'GET') =>
  publisher.call(method, `${repository}/manifests/${reference}`, { headers })
const index = (children: readonly { digest: string; size: number }[], extra: object = {}) =>
  JSON.stringify({
    schemaVersion: 2,
    mediaType: mediaTypes.ociIndex,
    manifests: children.map(({ digest, size }) => ({ mediaType: mediaTypes.ociManifest, digest, size })),
    ...extra,
  })
const codeOf = async (response: Response) => ((await response.json()) as { errors: { code: string }[] }).errors[0]?.code

describe('pulling a manifest', () => {
  it('gives the bytes as they were pushed, by tag and by digest', async () => {
    const { digest, bytes } = await publisher.pushImage(repository, 'v1')
    for (const reference of ['v1', digest, digest.replace(':', '%3A')]) {
      const response = await get(reference)
      expect(response.status).toBe(200)
      expect(await response.text()).toBe(bytes)
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'content-type': mediaTypes.ociManifest,
        'content-length': String(bytes.length),
        'docker-content-digest': digest,
        etag: `"${digest}"`,
        'docker-distribution-api-version': 'registry/2.0',
      })
    }
  })

  it('answers HEAD with the same headers and no body', async () => {
    const { digest, bytes } = await publisher.pushImage(repository, 'v1')
    const response = await get('v1', {}, 'HEAD')
    expect(response.status).toBe(200)
    expect(response.headers.get('content-length')).toBe(String(bytes.length))
    expect(response.headers.get('docker-content-digest')).toBe(digest)
    expect(await response.text()).toBe('')
  })

  it('spares the bytes to who has them', async () => {
    const { digest } = await publisher.pushImage(repository, 'v1')
    expect((await get('v1', { 'If-None-Match': `"${digest}"` })).status).toBe(304)
    expect((await get('v1', { 'If-None-Match': `"${digestOf('old')}"` })).status).toBe(200)
  })

  it.each(['none', digestOf('none'), 'sha256:short', 'a'.repeat(500)])('knows no %s', async (reference) => {
    await publisher.pushImage(repository, 'v1')
    const response = await get(reference)
    expect(response.status).toBe(404)
    expect(await response.json()).toEqual({ errors: [{ code: 'MANIFEST_UNKNOWN', message: 'Requested image not found' }] })
    expect((await get(reference, {}, 'HEAD')).status).toBe(404)
  })

  it('counts pulls: each GET of an image or index, no HEAD, no child of an index', async () => {
    const child = await publisher.pushImage(repository, '')
    await put('multi', index([child]), mediaTypes.ociIndex)
    const single = await publisher.pushImage(repository, 'single', 'another layer')
    for (const reference of ['multi', child.digest, single.digest, 'single']) {
      await get(reference, {}, 'HEAD')
      await get(reference)
    }
    await server.context.pulls.flush()
    const [alias = '', name = ''] = repository.split('/')
    const found = await server.context.gallery.find(alias, name)
    expect(found?.pullCount).toBe(3)
  })

  it('counts a child of an index that is pulled by a tag of its own', async () => {
    const child = await publisher.pushImage(repository, '1.0-arm64')
    await put('1.0', index([child]), mediaTypes.ociIndex)
    for (const reference of ['1.0', child.digest, '1.0-arm64']) await get(reference)
    await server.context.pulls.flush()
    const [alias = '', name = ''] = repository.split('/')
    expect((await server.context.gallery.find(alias, name))?.pullCount).toBe(2)
  })

  it('counts by tag, and by platform in the words of the index', async () => {
    const child = await publisher.pushImage(repository, '')
    const platform = { os: 'linux', architecture: 'arm', variant: 'v7' }
    const manifests = [{ mediaType: mediaTypes.ociManifest, digest: child.digest, size: child.size, platform }]
    await put('multi', index([], { manifests }), mediaTypes.ociIndex)
    await publisher.pushImage(repository, 'single', 'another layer')
    for (const reference of ['multi', child.digest, 'single', 'multi', child.digest]) await get(reference)
    await server.context.pulls.flush()
    const [registryAliasName, repositoryName] = repository.split('/')
    const seriesBy = async (groupBy: string) => {
      const body = JSON.stringify({ registryAliasName, repositoryName, groupBy, points: 1 })
      const response = await fetch(`${server.origin}/api/gallery/getPullStatistics`, { method: 'POST', body })
      const { series } = (await response.json()) as { series: { name: string; pulls: number[] }[] }
      return Object.fromEntries(series.map(({ name, pulls }) => [name, pulls[0]]))
    }
    expect(await seriesBy('TAG')).toEqual({ multi: 2, single: 1 })
    expect(await seriesBy('PLATFORM')).toEqual({ 'linux/arm/v7': 2, 'linux/amd64': 1 })
  })
})

describe('pushing a manifest', () => {
  it('answers with where it is', async () => {
    const { bytes, digest } = await publisher.pushImage(repository, 'v1')
    const response = await put('v2', bytes)
    expect(response.status).toBe(201)
    expect(response.headers.get('location')).toBe(`/v2/${repository}/manifests/${digest}`)
    expect(response.headers.get('docker-content-digest')).toBe(digest)
    expect((await put('v2', bytes)).status).toBe(201)
    expect((await put(digest, bytes)).status).toBe(201)
  })

  it('knows the platform, size and artifact type of what was pushed', async () => {
    const { digest } = await publisher.pushImage(repository, 'v1', 'x'.repeat(1000))
    const found = await server.context.repositories.findByAlias(...(repository.split('/') as [string, string]))
    const image = await server.context.images.findImage(found!.id, 'v1')
    expect(image).toMatchObject({
      artifactMediaType: mediaTypes.ociImageConfig,
      summary: { platforms: [{ os: 'linux', architecture: 'amd64', digest }] },
    })
    expect(image?.imageSizeBytes).toBe(1000 + JSON.stringify({ os: 'linux', architecture: 'amd64' }).length)
  })

  it('names the subject in the answer, which need not be there', async () => {
    const subject = { mediaType: mediaTypes.ociManifest, digest: digestOf('a subject'), size: 9 }
    const config = await publisher.pushBlob(repository, '{}')
    const manifest = {
      schemaVersion: 2,
      mediaType: mediaTypes.ociManifest,
      config: { mediaType: mediaTypes.ociEmpty, ...config },
      layers: [],
      subject,
    }
    const response = await put('signature', JSON.stringify(manifest))
    expect(response.status).toBe(201)
    expect(response.headers.get('oci-subject')).toBe(subject.digest)
  })

  it('takes an index whose children are there, and a parameter after the media type', async () => {
    const child = await publisher.pushImage(repository, '')
    expect((await put('multi', index([child]), `${mediaTypes.ociIndex}; charset=utf-8`)).status).toBe(201)
    expect((await get('multi')).headers.get('content-type')).toBe(mediaTypes.ociIndex)
    const list = index([child]).replace(mediaTypes.ociIndex, mediaTypes.dockerManifestList)
    expect((await put('list', list, mediaTypes.dockerManifestList)).status).toBe(201)
  })

  const layerless = (extra: object) => JSON.stringify({ schemaVersion: 2, mediaType: mediaTypes.ociManifest, ...extra })
  const missing = { mediaType: mediaTypes.ociImageConfig, digest: digestOf('missing'), size: 7 }

  it.each([
    ['a layer that is not there', 'v1', layerless({ config: missing, layers: [] }), mediaTypes.ociManifest, 404, 'MANIFEST_BLOB_UNKNOWN'],
    ['a child that is not there', 'v1', index([missing]), mediaTypes.ociIndex, 404, 'MANIFEST_BLOB_UNKNOWN'],
    ['another digest', digestOf('other'), layerless({ config: missing, layers: [] }), mediaTypes.ociManifest, 400, 'DIGEST_INVALID'],
    ['no digest', 'sha256:short', layerless({ config: missing, layers: [] }), mediaTypes.ociManifest, 400, 'DIGEST_INVALID'],
    ['no tag', '-v1', layerless({ config: missing, layers: [] }), mediaTypes.ociManifest, 400, 'MANIFEST_INVALID'],
    ['too long a tag', 'a'.repeat(129), layerless({ config: missing, layers: [] }), mediaTypes.ociManifest, 400, 'MANIFEST_INVALID'],
    ['no manifest', 'v1', 'hello', mediaTypes.ociManifest, 400, 'MANIFEST_INVALID'],
    ['nothing', 'v1', '', mediaTypes.ociManifest, 400, 'MANIFEST_INVALID'],
    ['another media type', 'v1', index([]), mediaTypes.ociManifest, 400, 'MANIFEST_INVALID'],
    ['an unknown media type', 'v1', index([]), 'application/json', 400, 'MANIFEST_INVALID'],
    ['schema 1', 'v1', '{}', mediaTypes.dockerSchema1Signed, 405, 'UNSUPPORTED'],
    ['layers and manifests', 'v1', index([], { layers: [] }), mediaTypes.ociIndex, 400, 'MANIFEST_INVALID'],
  ])('refuses %s', async (_title, reference, body, type, status, code) => {
    const response = await put(reference, body, type)
    expect(response.status).toBe(status)
    expect(await codeOf(response)).toBe(code)
    expect((await publisher.call('GET', `${repository}/tags/list`).then((list) => list.json())) as object).toMatchObject({ tags: [] })
  })

  it('does not take a layer that only another repository has', async () => {
    const { bytes } = await publisher.pushImage(await publisher.newRepository(), 'v1')
    expect((await put('v1', bytes)).status).toBe(404)
  })

  it.each([
    ['by its length', (bytes: Uint8Array<ArrayBuffer>): BodyInit => bytes],
    ['as it arrives', (bytes: Uint8Array<ArrayBuffer>): BodyInit => new Blob([bytes]).stream()],
  ])('takes 4 MiB and refuses one byte more, %s', async (_title, bodyOf) => {
    const { bytes } = await publisher.pushImage(repository, 'v1')
    const largest = new TextEncoder().encode(bytes.padEnd(limits.manifestBytesMax))
    expect((await put('largest', bodyOf(largest))).status).toBe(201)
    const response = await put('larger', bodyOf(new TextEncoder().encode(bytes.padEnd(limits.manifestBytesMax + 1))))
    expect(response.status).toBe(413)
    expect(await codeOf(response)).toBe('SIZE_INVALID')
  })
})

describe('deleting a manifest', () => {
  const del = (reference: string) => publisher.call('DELETE', `${repository}/manifests/${reference}`)

  it('removes a tag, then the image with its last tag', async () => {
    const { digest, bytes } = await publisher.pushImage(repository, 'a')
    await put('b', bytes)
    expect((await del('a')).status).toBe(202)
    expect((await get('a')).status).toBe(404)
    expect((await get(digest)).status).toBe(200)
    expect((await del('b')).status).toBe(202)
    expect((await get(digest)).status).toBe(404)
    expect((await del('b')).status).toBe(404)
  })

  it('removes an image with all its tags by digest, but none that an index lists', async () => {
    const child = await publisher.pushImage(repository, 'child')
    await put('multi', index([child]), mediaTypes.ociIndex)
    const refused = await del(child.digest)
    expect(refused.status).toBe(405)
    expect(await codeOf(refused)).toBe('UNSUPPORTED')
    expect((await del(digestOf(index([child])))).status).toBe(202)
    expect((await get('multi')).status).toBe(404)
    expect((await del(child.digest)).status).toBe(202)
    expect((await get('child')).status).toBe(404)
  })
})
