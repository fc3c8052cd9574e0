import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { digestOf } from '#registry/domain/digest.ts'
import { mediaTypes } from '#registry/domain/media-types.ts'
import { makePublisher, type Publisher } from '#registry/testing/publisher.ts'
import { startTestServer, type TestServer } from '#registry/testing/server.ts'

let server: TestServer
let publisher: Publisher
let repository: string
beforeAll(async () => {
  server = await startTestServer()
  publisher = await makePublisher(server)
  repository = await publisher.newRepository()
  for (const tag of ['b', 'a', 'B', '1.10', '1.9']) await publisher.pushImage(repository, tag)
})
afterAll(() => server.close())

describe('listing tags', () => {
  const list = async (query: string) => {
    const response = await publisher.call('GET', `${repository}/tags/list${query}`)
    return {
      status: response.status,
      link: response.headers.get('link'),
      document: (await response.json()) as { name: string; tags: string[] },
    }
  }

  it.each([
    ['', ['1.10', '1.9', 'B', 'a', 'b'], null],
    ['?n=2', ['1.10', '1.9'], 'n=2&last=1.9'],
    ['?n=2&last=1.9', ['B', 'a'], 'n=2&last=a'],
    ['?n=2&last=a', ['b'], null],
    ['?n=5', ['1.10', '1.9', 'B', 'a', 'b'], null],
    ['?n=100000', ['1.10', '1.9', 'B', 'a', 'b'], null],
    ['?n=0', [], null],
    ['?last=C', ['a', 'b'], null],
    ['?last=zzz', [], null],
  ])('%s', async (query, tags, next) => {
    const { document, link } = await list(query)
    expect(document).toEqual({ name: repository, tags })
    expect(link).toBe(next === null ? null : `</v2/${repository}/tags/list?${next}>; rel="next"`)
  })

  it.each(['?n=-1', '?n=ten', '?n='])('refuses %s', async (query) => {
    expect((await list(query)).status).toBe(400)
  })
})

describe('listing referrers', () => {
  const list = async (query: string, digest = digestOf('a subject')) => {
    const response = await publisher.call('GET', `${repository}/referrers/${digest}${query}`)
    const { manifests } = (await response.json()) as { manifests?: { digest: string; artifactType: string }[] }
    return { response, manifests }
  }
  const push = async (artifactType: string, annotations?: object) => {
    const config = { mediaType: mediaTypes.ociEmpty, ...(await publisher.pushBlob(repository, '{}')) }
    const subject = { mediaType: mediaTypes.ociManifest, digest: digestOf('a subject'), size: 9 }
    const body = JSON.stringify({
      schemaVersion: 2,
      mediaType: mediaTypes.ociManifest,
      artifactType,
      config,
      layers: [],
      subject,
      annotations,
    })
    const headers = { 'Content-Type': mediaTypes.ociManifest }
    await publisher.call('PUT', `${repository}/manifests/${digestOf(body)}`, { headers, body })
    return {
      mediaType: mediaTypes.ociManifest,
      digest: digestOf(body),
      size: body.length,
      artifactType,
      ...(annotations ? { annotations } : {}),
    }
  }

  it('answers an index, empty or not, and filters it', async () => {
    const empty = await list('')
    expect(empty.response.status).toBe(200)
    expect(empty.response.headers.get('content-type')).toBe(mediaTypes.ociIndex)
    expect(empty.manifests).toEqual([])
    const signature = await push('application/signature')
    const sbom = await push('application/sbom', { format: 'spdx' })
    const all = await list('')
    expect(all.manifests).toHaveLength(2)
    expect(all.manifests).toEqual(expect.arrayContaining([signature, sbom]))
    expect(all.response.headers.get('oci-filters-applied')).toBeNull()
    const some = await list('?artifactType=application%2Fsbom')
    expect(some.manifests).toEqual([sbom])
    expect(some.response.headers.get('oci-filters-applied')).toBe('artifactType')
  })

  it('refuses what is no digest', async () => {
    const { response } = await list('', 'sha256:short' as never)
    expect(response.status).toBe(400)
  })
})
