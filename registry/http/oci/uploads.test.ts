import { randomBytes } from 'node:crypto'
import http from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { digestOf } from '#registry/domain/digest.ts'
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

const begin = async () => (await publisher.call('POST', `${repository}/blobs/uploads/`)).headers.get('location')!
const patch = (location: string, body: BodyInit, headers: Record<string, string> = {}) =>
  publisher.call('PATCH', location, { body, headers })
const blobUrl = (content: Buffer | string, name = repository) => `${name}/blobs/${digestOf(content)}`
const codeOf = async (response: Response) => ((await response.json()) as { errors: { code: string }[] }).errors[0]?.code

describe('an upload', () => {
  it('begins', async () => {
    const response = await publisher.call('POST', `${repository}/blobs/uploads/`)
    expect(response.status).toBe(202)
    const id = response.headers.get('docker-upload-uuid')
    expect(response.headers.get('location')).toBe(`/v2/${repository}/blobs/uploads/${id}`)
    expect(response.headers.get('range')).toBe('0-0')
  })

  it('is done in one POST', async () => {
    const bytes = randomBytes(200_000)
    const response = await publisher.call('POST', `${repository}/blobs/uploads/?digest=${digestOf(bytes)}`, { body: bytes })
    expect(response.status).toBe(201)
    expect(response.headers.get('location')).toBe(`/v2/${blobUrl(bytes)}`)
    expect(response.headers.get('docker-content-digest')).toBe(digestOf(bytes))
    expect(Buffer.from(await (await publisher.call('GET', blobUrl(bytes))).arrayBuffer()).equals(bytes)).toBe(true)
  })

  it('is done with POST and PUT', async () => {
    const location = await begin()
    const response = await publisher.call('PUT', `${location}?digest=${digestOf('monolith')}`, { body: 'monolith' })
    expect(response.status).toBe(201)
    expect(await (await publisher.call('GET', blobUrl('monolith'))).text()).toBe('monolith')
    expect((await publisher.call('GET', location)).status).toBe(404)
  })

  it('is done in chunks that say where they begin', async () => {
    const location = await begin()
    const first = await patch(location, '01234', { 'Content-Range': '0-4' })
    expect(first.status).toBe(202)
    expect(first.headers.get('range')).toBe('0-4')
    expect((await patch(location, '567', { 'Content-Range': '5-7' })).headers.get('range')).toBe('0-7')
    const status = await publisher.call('GET', location)
    expect(status.status).toBe(204)
    expect(status.headers.get('range')).toBe('0-7')
    expect(status.headers.get('location')).toBe(location)
    const done = await publisher.call('PUT', `${location}?digest=${digestOf('0123456789')}`, {
      body: '89',
      headers: { 'Content-Range': '8-9' },
    })
    expect(done.status).toBe(201)
    expect(await (await publisher.call('GET', blobUrl('0123456789'))).text()).toBe('0123456789')
  })

  it('is done as docker does it: one PATCH of unknown length, then PUT', async () => {
    const bytes = randomBytes(3_000_000)
    const location = await begin()
    const patched = await patch(location, new Blob([bytes]).stream())
    expect(patched.status).toBe(202)
    expect(patched.headers.get('range')).toBe('0-2999999')
    expect((await publisher.call('PUT', `${location}?digest=${digestOf(bytes)}`)).status).toBe(201)
  })

  it('may be of nothing', async () => {
    const location = await begin()
    expect((await publisher.call('PUT', `${location}?digest=${digestOf('')}`)).status).toBe(201)
    const response = await publisher.call('GET', blobUrl(''))
    expect(response.status).toBe(200)
    expect(response.headers.get('content-length')).toBe('0')
  })

  it.each(['6-9', '0-3', '4-7', 'nonsense', '5-9'])('refuses a chunk at %s of four bytes, and goes on', async (range) => {
    const location = await begin()
    await patch(location, '01234')
    const response = await patch(location, 'abcd', { 'Content-Range': range })
    expect(response.status).toBe(416)
    expect(await codeOf(response)).toBe('BLOB_UPLOAD_INVALID')
    expect((await publisher.call('GET', location)).headers.get('range')).toBe('0-4')
    expect((await patch(location, '5678', { 'Content-Range': '5-8' })).status).toBe(202)
  })

  it('takes one of two chunks for the same place', async () => {
    const location = await begin()
    const bytes = randomBytes(2_000_000)
    const chunk = () => patch(location, bytes, { 'Content-Range': '0-1999999' })
    const statuses = await Promise.all([chunk(), chunk()].map(async (response) => (await response).status))
    expect(statuses.sort()).toEqual([202, 416])
    expect((await publisher.call('PUT', `${location}?digest=${digestOf(bytes)}`)).status).toBe(201)
  })

  it('refuses bytes of another digest', async () => {
    const location = await begin()
    const response = await publisher.call('PUT', `${location}?digest=${digestOf('promised')}`, { body: 'delivered' })
    expect(response.status).toBe(400)
    expect(await codeOf(response)).toBe('DIGEST_INVALID')
    expect((await publisher.call('HEAD', blobUrl('promised'))).status).toBe(404)
    expect((await publisher.call('HEAD', blobUrl('delivered'))).status).toBe(404)
    expect((await publisher.call('GET', location)).status).toBe(404)
  })

  it.each(['', '?digest=', '?digest=sha256:short', '?digest=md5:0123'])('refuses PUT with %j', async (query) => {
    const response = await publisher.call('PUT', `${await begin()}${query}`, { body: 'x' })
    expect(response.status).toBe(400)
    expect(await codeOf(response)).toBe('DIGEST_INVALID')
  })

  it('is discarded on request', async () => {
    const location = await begin()
    expect((await publisher.call('DELETE', location)).status).toBe(204)
    for (const method of ['GET', 'PATCH', 'DELETE']) {
      const response = await publisher.call(method, location, method === 'PATCH' ? { body: 'x' } : {})
      expect(response.status).toBe(404)
      expect(await codeOf(response)).toBe('BLOB_UPLOAD_UNKNOWN')
    }
  })

  it('belongs to its repository and to who began it', async () => {
    const location = await begin()
    const elsewhere = location.replace(repository, await publisher.newRepository())
    expect((await patch(elsewhere, 'x')).status).toBe(404)
    const stranger = await makePublisher(server, await server.createAccount('Stranger'))
    expect((await stranger.call('PATCH', location, { body: 'x' })).status).toBe(403)
    expect((await patch(location, 'x')).status).toBe(202)
  })

  it('keeps what arrived when the client breaks off, and goes on from there', async () => {
    const location = await begin()
    const request = http.request(`${server.origin}${location}`, {
      method: 'PATCH',
      headers: { Authorization: `Bearer ${publisher.token}` },
    })
    request.on('error', () => {})
    request.write('first half ')
    await sleep(200)
    request.destroy()
    const arrived = async () => (await publisher.call('GET', location)).headers.get('range')
    for (let waits = 0; waits < 100 && (await arrived()) !== '0-10'; waits++) await sleep(50)
    expect(await arrived()).toBe('0-10')
    const next = () => patch(location, 'second half', { 'Content-Range': '11-21' })
    let response = await next()
    // The server may still be finishing with the broken connection.
    for (let waits = 0; waits < 100 && response.status === 416; waits++, response = await next()) await sleep(50)
    expect(response.status).toBe(202)
    expect((await publisher.call('PUT', `${location}?digest=${digestOf('first half second half')}`)).status).toBe(201)
  })
})

describe('mounting a blob', () => {
  const mount = (content: string, from: string) =>
    publisher.call('POST', `${repository}/blobs/uploads/?mount=${digestOf(content)}&from=${encodeURIComponent(from)}`)

  it('takes it over from another repository, of whomever', async () => {
    const other = await makePublisher(server, await server.createAccount('Other'))
    const source = await other.newRepository()
    await other.pushBlob(source, 'shared layer')
    const response = await mount('shared layer', source)
    expect(response.status).toBe(201)
    expect(response.headers.get('location')).toBe(`/v2/${blobUrl('shared layer')}`)
    expect(await (await publisher.call('GET', blobUrl('shared layer'))).text()).toBe('shared layer')
  })

  it.each(['nobody/nothing', 'NOT A NAME', ''])('begins an upload when %j has no such blob', async (from) => {
    const response = await mount('never pushed', from)
    expect(response.status).toBe(202)
    expect(response.headers.get('location')).toContain('/blobs/uploads/')
  })
})
