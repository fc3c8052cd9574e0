import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { digestOf } from '#registry/domain/digest.ts'
import { makePublisher, type Publisher } from '#registry/testing/publisher.ts'
import { startTestServer, type TestServer } from '#registry/testing/server.ts'

let server: TestServer
let publisher: Publisher
let stranger: Publisher
let repository: string
let now = Date.now()
beforeAll(async () => {
  server = await startTestServer({ clock: () => new Date(now) })
  publisher = await makePublisher(server)
  stranger = await makePublisher(server, await server.createAccount('Stranger'))
  repository = await publisher.newRepository()
  await publisher.pushImage(repository, 'v1')
})
afterAll(() => server.close())

const errorOf = async (response: Response) => {
  const { errors } = (await response.json()) as { errors: { code: string; message: string }[] }
  return errors[0]
}

describe('who may', () => {
  it.each([
    ['no token', null],
    ['a token that never was one', 'nonsense'],
  ])('is asked to get a token with %s, wherever', async (_title, token) => {
    for (const path of ['', `${repository}/manifests/v1`, 'NAME/APP/manifests/v1', 'nobody/app/tags/list', '_catalog']) {
      const response = await publisher.call('GET', path, { token })
      expect(response.status).toBe(401)
      expect(response.headers.get('www-authenticate')).toBe(`Bearer realm="${server.origin}/token/",service="${server.host}",scope="aws"`)
      expect(response.headers.get('docker-distribution-api-version')).toBe('registry/2.0')
      const message = token === null ? 'Not Authorized' : 'Your Authorization Token is invalid.'
      expect(await errorOf(response)).toEqual({ code: 'DENIED', message })
    }
  })

  it('does not take a password here, only at the token service', async () => {
    const Authorization = `Basic ${Buffer.from(`AWS:${publisher.token}`).toString('base64')}`
    expect((await fetch(`${server.origin}/v2/`, { headers: { Authorization } })).status).toBe(401)
  })

  it('takes the authorization token of the API as it is', async () => {
    const token = Buffer.from(`AWS:${publisher.token}`).toString('base64')
    expect((await publisher.call('GET', '', { token })).status).toBe(200)
  })

  it('lets anybody pull', async () => {
    const { token } = (await (await fetch(`${server.origin}/token/`)).json()) as { token: string }
    expect((await publisher.call('GET', '', { token })).status).toBe(200)
    expect((await publisher.call('GET', `${repository}/manifests/v1`, { token })).status).toBe(200)
    expect((await publisher.call('GET', `${repository}/tags/list`, { token })).status).toBe(200)
  })

  const someDigest = digestOf('something')
  const writes = [
    ['POST', 'blobs/uploads/'],
    ['PUT', 'manifests/v2'],
    ['DELETE', 'manifests/v1'],
    ['DELETE', `blobs/${someDigest}`],
    ['PATCH', 'blobs/uploads/6fbbb6a4-96d9-4d6c-9d0e-0f6f9f6f0d11'],
    ['POST', `blobs/uploads/?mount=${someDigest}&from=a-publisher/app`],
  ] as const

  it.each(writes)('asks who did not sign in to do so for %s %s', async (method, path) => {
    const { token } = await server.context.tokens.issueAnonymous()
    for (const name of [repository, `${publisher.alias}/not-there`]) {
      const response = await publisher.call(method, `${name}/${path}`, { token })
      expect(response.status).toBe(401)
      expect(response.headers.get('www-authenticate')).toContain('Bearer realm=')
      expect(await errorOf(response)).toEqual({ code: 'DENIED', message: 'Not Authorized' })
    }
  })

  it.each(writes)('denies %s %s to another account', async (method, path) => {
    const response = await stranger.call(method, `${repository}/${path}`)
    expect(response.status).toBe(403)
    expect(await errorOf(response)).toMatchObject({
      code: 'DENIED',
      message: expect.stringContaining('is not authorized to perform: ecr-public:'),
    })
  })

  it('tells who comes back after 12 hours what to do', async () => {
    const { token } = await server.context.tokens.issueAnonymous()
    now += 12 * 3600 * 1000 + 1000
    const response = await publisher.call('GET', '', { token })
    now = Date.now()
    expect(response.status).toBe(401)
    expect(await errorOf(response)).toEqual({
      code: 'DENIED',
      message: 'Your authorization token has expired. Reauthenticate and try again.',
    })
  })
})

describe('what is there', () => {
  it.each([
    ['GET', '_catalog', 404, 'UNSUPPORTED'],
    ['GET', 'UPPER/case/manifests/v1', 400, 'NAME_INVALID'],
    ['POST', 'only-one-part/blobs/uploads/', 400, 'NAME_INVALID'],
    ['GET', 'nobody/app/manifests/v1', 404, 'NAME_UNKNOWN'],
    ['POST', 'nobody/app/blobs/uploads/', 404, 'NAME_UNKNOWN'],
    ['GET', `nobody/app/blobs/${digestOf('x')}`, 404, 'NAME_UNKNOWN'],
    ['GET', 'nobody/app/blobs/sha256:short', 400, 'DIGEST_INVALID'],
    ['GET', 'nobody/app/tags/list', 404, 'NAME_UNKNOWN'],
    ['PUT', 'nobody/app/tags/list', 405, 'UNSUPPORTED'],
    ['POST', '', 405, 'UNSUPPORTED'],
  ])('%s %s answers %i %s', async (method, path, status, code) => {
    const response = await publisher.call(method, path)
    expect(response.status).toBe(status)
    expect(await errorOf(response)).toMatchObject({ code })
    if (status === 405) expect(response.headers.get('allow')).toBeTruthy()
  })

  it('names the repository and the registry that it is not in', async () => {
    const response = await publisher.call('POST', `${publisher.alias}/not-there/blobs/uploads/`)
    expect(response.status).toBe(404)
    const message = `The repository with name 'not-there' does not exist in the registry with id '${server.account.account.id}'`
    expect(await errorOf(response)).toEqual({ code: 'NAME_UNKNOWN', message })
  })

  it('never steps out of its own paths', async () => {
    for (const name of ['..%2f..%2fetc', '%2e%2e/%2e%2e', 'pub/..%00']) {
      const response = await publisher.call('GET', `/v2/${name}/blobs/uploads/..%2f..%2fversion`)
      expect(response.status).toBeGreaterThanOrEqual(400)
      expect(response.status).toBeLessThan(500)
    }
    const upload = await publisher.call('GET', `${repository}/blobs/uploads/.%20.`)
    expect(upload.status).toBe(404)
  })

  it('tells what goes wrong on our side to the log only', async () => {
    const { blobLinks, log } = server.context
    log.level = 'silent'
    const find = blobLinks.find
    blobLinks.find = () => Promise.reject(new Error('a secret of the database'))
    const response = await publisher.call('GET', `${repository}/blobs/${digestOf('x')}`)
    blobLinks.find = find
    log.level = 'error'
    expect(response.status).toBe(500)
    const text = await response.text()
    expect(text).toMatch(/request id: [0-9a-f-]{36}/)
    expect(text).not.toContain('secret')
  })
})
