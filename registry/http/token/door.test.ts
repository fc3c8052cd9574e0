import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makePublisher, type Publisher } from '#registry/testing/publisher.ts'
import { startTestServer, type TestServer } from '#registry/testing/server.ts'

let server: TestServer
let publisher: Publisher
let now = Date.now()
beforeAll(async () => {
  server = await startTestServer({ clock: () => new Date(now) })
  publisher = await makePublisher(server)
})
afterAll(() => server.close())

const basic = (pair: string) => `Basic ${Buffer.from(pair).toString('base64')}`
const ask = (authorization?: string, path = '/token/', method = 'GET') =>
  fetch(`${server.origin}${path}`, { method, headers: authorization === undefined ? {} : { Authorization: authorization } })

describe('the token service', () => {
  it.each(['/token', '/token/', '/token/?account=AWS&client_id=docker&offline_token=true&service=x&scope=repository:a/b:pull,push'])(
    'gives at %s a token that stands for its caller',
    async (path) => {
      const response = await ask(basic(`AWS:${publisher.token}`), path)
      expect(response.status).toBe(200)
      expect(response.headers.get('cache-control')).toBe('no-store')
      const grant = (await response.json()) as Record<string, unknown>
      expect(grant.access_token).toBe(grant.token)
      expect(await server.context.tokens.verify(String(grant.token))).toMatchObject({ type: 'root', accountId: server.account.account.id })
    },
  )

  it('gives anybody a token to pull with', async () => {
    const { token, expires_in, issued_at } = (await (await ask()).json()) as { token: string; expires_in: number; issued_at: string }
    expect(await server.context.tokens.verify(token)).toEqual({ type: 'anonymous' })
    expect(expires_in).toBeGreaterThan(60)
    expect(Math.abs(Date.parse(issued_at) - now)).toBeLessThan(1000)
  })

  it('does not make a token live longer than the password it was asked with', async () => {
    now += 11 * 3600 * 1000
    const { expires_in } = (await (await ask(basic(`AWS:${publisher.token}`))).json()) as { expires_in: number }
    expect(expires_in).toBeLessThanOrEqual(3600)
    expect(expires_in).toBeGreaterThan(3500)
    now += 3600 * 1000 + 5000
    const response = await ask(basic(`AWS:${publisher.token}`))
    now = Date.now()
    expect(response.status).toBe(401)
    expect(await response.json()).toEqual({
      errors: [{ code: 'DENIED', message: 'Your authorization token has expired. Reauthenticate and try again.' }],
    })
  })

  it.each([
    ['a wrong password', () => basic('AWS:wrong')],
    ['no password', () => basic('AWS:')],
    ['no colon', () => basic('AWS')],
    ['a forged token', () => basic(`AWS:${publisher.token.slice(0, -4)}AAAA`)],
    ['another user name', () => basic(`root:${publisher.token}`)],
    ['something else than Basic', () => 'Digest x'],
    ['nothing in it', () => 'Basic'],
  ])('refuses %s in clear words', async (_title, authorization) => {
    const response = await ask(authorization())
    expect(response.status).toBe(401)
    expect(await response.json()).toMatchObject({
      errors: [{ code: 'DENIED', message: expect.stringMatching(/^Your Authorization Token is invalid\./) }],
    })
  })

  it('answers POST so that clients go on with GET', async () => {
    const response = await ask(undefined, '/token', 'POST')
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toContain('GET')
  })
})
