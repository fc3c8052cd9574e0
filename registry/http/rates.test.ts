import { ECRPUBLICClient, GetAuthorizationTokenCommand } from '@aws-sdk/client-ecr-public'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mediaTypes } from '#registry/domain/media-types.ts'
import { makePublisher, type Publisher } from '#registry/testing/publisher.ts'
import { startTestServer, type TestServer } from '#registry/testing/server.ts'

// So slow that no second turn comes while the tests run.
const once = 0.001

let server: TestServer
let publisher: Publisher
let repository: string
let accounts = 0
beforeAll(async () => {
  const env = { GALLEON_TRUST_PROXY: '127.0.0.1' }
  server = await startTestServer({ env, quotaDefaults: { 'L-PULLSANONYMOUS': once, 'L-PULLS': once } })
  publisher = await makePublisher(server)
  await server.context.quotas.set(server.account.account.id, 'L-PULLS', 0)
  repository = await publisher.newRepository()
  await publisher.pushImage(repository, 'v1')
})
afterAll(() => server.close())

const newPublisher = async () => makePublisher(server, await server.createAccount(`Puller ${accounts++}`))

/** A pull of a client at `address`, which the server learns from its proxy. */
async function pull(reference: string, { address = '192.0.2.1', token = '', method = 'GET', headers = {} } = {}) {
  const anonymous = token || ((await (await fetch(`${server.origin}/token/`)).json()) as { token: string }).token
  return publisher.call(method, `${repository}/manifests/${reference}`, {
    token: anonymous,
    headers: { 'X-Forwarded-For': address, ...headers },
  })
}

describe('pulls', () => {
  it('without a token are limited by source address, and the refusal says when to come again', async () => {
    const address = '192.0.2.10'
    expect((await pull('v1', { address })).status).toBe(200)
    const refused = await pull('v1', { address })
    expect(refused.status).toBe(429)
    expect(await refused.json()).toEqual({ errors: [{ code: 'TOOMANYREQUESTS', message: 'Rate exceeded' }] })
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(100)
    expect((await pull('v1', { address: '192.0.2.11' })).status).toBe(200)
  })

  it('from addresses of one IPv6 subscriber are from one source', async () => {
    expect((await pull('v1', { address: '2001:db8:0:1::1' })).status).toBe(200)
    expect((await pull('v1', { address: '2001:db8:0:1:ffff::2' })).status).toBe(429)
    expect((await pull('v1', { address: '2001:db8:0:2::1' })).status).toBe(200)
  })

  it('with a token are limited by account, wherever they come from', async () => {
    const one = await newPublisher()
    const other = await newPublisher()
    expect((await pull('v1', { token: one.token, address: '192.0.2.20' })).status).toBe(200)
    expect((await pull('v1', { token: one.token, address: '192.0.2.21' })).status).toBe(429)
    expect((await pull('v1', { token: other.token, address: '192.0.2.20' })).status).toBe(200)
    expect((await pull('v1', { address: '192.0.2.20' })).status).toBe(200)
  })

  it('have no limit where the quota of the account says so', async () => {
    for (let round = 0; round < 5; round++) expect((await pull('v1', { token: publisher.token })).status).toBe(200)
  })

  it('are GETs of what is there: a HEAD and a miss are free', async () => {
    const address = '192.0.2.30'
    for (let round = 0; round < 3; round++) {
      expect((await pull('v1', { address, method: 'HEAD' })).status).toBe(200)
      expect((await pull('missing', { address })).status).toBe(404)
    }
    const first = await pull('v1', { address })
    expect(first.status).toBe(200)
    expect((await pull('v1', { address, method: 'HEAD' })).status).toBe(200)
    // Asking whether it has changed is a pull, too.
    expect((await pull('v1', { address, headers: { 'If-None-Match': first.headers.get('etag') } })).status).toBe(429)
  })

  it('of an index include each of its children once', async () => {
    const children = [await publisher.pushImage(repository, '', 'one'), await publisher.pushImage(repository, '', 'two')]
    const manifests = children.map(({ digest, size }) => ({ mediaType: mediaTypes.ociManifest, digest, size }))
    const body = JSON.stringify({ schemaVersion: 2, mediaType: mediaTypes.ociIndex, manifests })
    await publisher.call('PUT', `${repository}/manifests/multi`, { headers: { 'Content-Type': mediaTypes.ociIndex }, body })
    const statuses = async (address: string, references: readonly string[]) => {
      const seen: number[] = []
      for (const reference of references) seen.push((await pull(reference, { address })).status)
      return seen
    }
    const [one = '', two = ''] = children.map(({ digest }) => digest)
    expect(await statuses('192.0.2.40', ['multi', one, two, one, 'multi'])).toEqual([200, 200, 200, 429, 429])
    // Without the index a child is an image like any other.
    expect(await statuses('192.0.2.41', [one, two, 'multi'])).toEqual([200, 429, 429])
  })
})

describe('pushes', () => {
  it('wait a little for their turn', async () => {
    const slow = await newPublisher()
    await server.context.quotas.set(await accountOf(slow), 'L-PUTIMAGE', 4)
    const into = await slow.newRepository()
    const { bytes } = await slow.pushImage(into, 'first')
    const put = (tag: string) =>
      slow.call('PUT', `${into}/manifests/${tag}`, { headers: { 'Content-Type': mediaTypes.ociManifest }, body: bytes })
    const answers = await Promise.all(Array.from({ length: 8 }, (_, index) => put(`v${index}`)))
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(201))
  })

  it('are refused when their turn is too far away', async () => {
    const slow = await newPublisher()
    await server.context.quotas.set(await accountOf(slow), 'L-PUTIMAGE', once)
    const into = await slow.newRepository()
    const { bytes } = await slow.pushImage(into, 'first')
    const refused = await slow.call('PUT', `${into}/manifests/v2`, { headers: { 'Content-Type': mediaTypes.ociManifest }, body: bytes })
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(100)
  })
})

describe('API requests', () => {
  it('are refused with ThrottlingException, which SDKs know to retry', async () => {
    const { account, ...credentials } = await server.createAccount('Hasty')
    await server.context.quotas.set(account.id, 'L-GETAUTHORIZATIONTOKEN', once)
    const client = new ECRPUBLICClient({ endpoint: server.origin, region: 'us-east-1', credentials, maxAttempts: 1 })
    await client.send(new GetAuthorizationTokenCommand({}))
    const refused: unknown = await client.send(new GetAuthorizationTokenCommand({})).catch((error: unknown) => error)
    expect(refused).toMatchObject({ name: 'ThrottlingException', message: 'Rate exceeded', $metadata: { httpStatusCode: 400 } })
    expect(refused).not.toHaveProperty('retryAfterSeconds')
    expect(Number((refused as { $response: { headers: Record<string, string> } }).$response.headers['retry-after'])).toBeGreaterThan(100)
    client.destroy()
  })
})

async function accountOf({ alias }: Publisher): Promise<string> {
  return (await server.context.repositories.findAccountIdByAlias(alias)) ?? ''
}
