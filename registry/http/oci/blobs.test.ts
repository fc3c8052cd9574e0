import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { digestOf } from '#registry/domain/digest.ts'
import { makePublisher, type Publisher } from '#registry/testing/publisher.ts'
import { startTestServer, type TestServer } from '#registry/testing/server.ts'

let server: TestServer
let publisher: Publisher
let repository: string
const text = '0123456789'
const path = () => `${repository}/blobs/${digestOf(text)}`
beforeAll(async () => {
  server = await startTestServer()
  publisher = await makePublisher(server)
  repository = await publisher.newRepository()
  await publisher.pushBlob(repository, text)
})
afterAll(() => server.close())

describe('pulling a blob', () => {
  it.each(['GET', 'HEAD'])('answers %s', async (method) => {
    const response = await publisher.call(method, path())
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-length': '10',
      'content-type': 'application/octet-stream',
      'docker-content-digest': digestOf(text),
      'accept-ranges': 'bytes',
    })
    expect(await response.text()).toBe(method === 'GET' ? text : '')
  })

  it.each([
    ['bytes=2-4', 206, '234', 'bytes 2-4/10'],
    ['bytes=7-', 206, '789', 'bytes 7-9/10'],
    ['bytes=-2', 206, '89', 'bytes 8-9/10'],
    ['bytes=0-99', 206, text, 'bytes 0-9/10'],
    ['bytes=0-1,4-5', 200, text, null],
  ])('gives %s', async (range, status, body, contentRange) => {
    const response = await publisher.call('GET', path(), { headers: { Range: range } })
    expect(response.status).toBe(status)
    expect(await response.text()).toBe(body)
    expect(response.headers.get('content-range')).toBe(contentRange)
    expect(response.headers.get('content-length')).toBe(String(body.length))
  })

  it('has nothing beyond the end', async () => {
    const response = await publisher.call('GET', path(), { headers: { Range: 'bytes=10-' } })
    expect(response.status).toBe(416)
    expect(response.headers.get('content-range')).toBe('bytes */10')
  })

  it('gives all of it when the part was meant for another version', async () => {
    const headers = (etag: string) => ({ Range: 'bytes=2-4', 'If-Range': etag })
    expect((await publisher.call('GET', path(), { headers: headers(`"${digestOf(text)}"`) })).status).toBe(206)
    expect((await publisher.call('GET', path(), { headers: headers('"other"') })).status).toBe(200)
  })

  it('spares the bytes to who has them', async () => {
    expect((await publisher.call('GET', path(), { headers: { 'If-None-Match': `"${digestOf(text)}"` } })).status).toBe(304)
  })

  it('has only those of its own repository', async () => {
    const other = await publisher.newRepository()
    const response = await publisher.call('GET', `${other}/blobs/${digestOf(text)}`)
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ errors: [{ code: 'BLOB_UNKNOWN' }] })
  })

  it('survives clients that leave in the middle', async () => {
    const bytes = randomBytes(20_000_000)
    const { digest } = await publisher.pushBlob(repository, bytes)
    for (let times = 0; times < 5; times++) {
      const response = await publisher.call('GET', `${repository}/blobs/${digest}`)
      const reader = response.body!.getReader()
      await reader.read()
      await reader.cancel()
    }
    const whole = await publisher.call('GET', `${repository}/blobs/${digest}`)
    expect(Buffer.from(await whole.arrayBuffer()).equals(bytes)).toBe(true)
  })
})

describe('a blob that no image uses and nobody wanted for a day', () => {
  it.each([
    ['HEAD', 'a publisher', true],
    ['HEAD', 'a visitor', false],
    ['GET', 'a publisher', false],
  ] as const)('is asked for by %s of %s, and stays: %s', async (method, who, isKept) => {
    const visitors = await publisher.call('GET', '/token/', { token: null })
    const token = who === 'a visitor' ? (await visitors.json()).token : undefined
    const other = await publisher.newRepository()
    const { digest } = await publisher.pushBlob(other, randomBytes(10))
    const client = new pg.Client({ connectionString: server.databaseUrl })
    await client.connect()
    await client.query(`update repository_blob set wanted_at = now() - interval '25 hours' where digest = $1`, [digest])
    await client.end()
    expect((await publisher.call(method, `${other}/blobs/${digest}`, { token })).status).toBe(200)
    const { items } = await server.context.garbage.findLinks(24 * 3600, undefined)
    expect(items.some((link) => link.digest === digest)).toBe(!isKept)
  })
})

describe('deleting a blob', () => {
  it('takes it out of the repository unless an image needs it', async () => {
    await publisher.pushImage(repository, 'v1', 'needed')
    const { digest } = await publisher.pushBlob(repository, 'spare')
    expect((await publisher.call('DELETE', `${repository}/blobs/${digestOf('needed')}`)).status).toBe(405)
    expect((await publisher.call('DELETE', `${repository}/blobs/${digest}`)).status).toBe(202)
    expect((await publisher.call('GET', `${repository}/blobs/${digest}`)).status).toBe(404)
    expect((await publisher.call('DELETE', `${repository}/blobs/${digest}`)).status).toBe(404)
  })
})
