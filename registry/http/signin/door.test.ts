import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callAws } from '#registry/testing/aws-signer.ts'
import { startTestServer, type TestServer } from '#registry/testing/server.ts'

const pagesKey = 'known to the pages of this test only'

/** What any answer of this API may have in it. */
interface SignInBody {
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken: string }
  readonly __type?: string
  readonly message?: string
}

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ env: { GALLEON_PAGES_KEY: pagesKey } })
})
afterAll(() => server.close())

async function ask(operation: string, input: unknown, init: RequestInit = {}) {
  const body = typeof input === 'string' ? input : JSON.stringify(input)
  const response = await fetch(`${server.origin}/api/signin/${operation}`, { method: 'POST', body, ...init })
  return { status: response.status, headers: response.headers, body: (await response.json()) as SignInBody }
}
const own = () => ({ as: 'root', email: server.account.account.email, password: server.account.password })

describe('the sign-in API', () => {
  it('gives credentials that the AWS APIs know', async () => {
    const { status, headers, body } = await ask('SignIn', own())
    expect(status).toBe(200)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('access-control-allow-origin')).toBeNull()
    const { credentials } = body
    const target = 'SpencerFrontendService.DescribeRegistries'
    const call = { origin: server.origin, target, ...credentials! }
    expect((await callAws(call)).status).toBe(200)
    const { sessionToken: _, ...without } = call
    expect((await callAws(without)).status).toBe(400)
  })

  it('counts and tells of the visitor that the pages name', async () => {
    const visitor = { 'X-Galleon-Visitor': '198.51.100.7', 'X-Galleon-Visitor-Agent': 'Firefox' }
    await ask('SignIn', own(), { headers: { ...visitor, 'X-Galleon-Pages-Key': pagesKey } })
    await ask('SignIn', own(), { headers: { ...visitor, 'X-Galleon-Pages-Key': 'guessed' } })
    const { items } = await server.context.events.lookup({ accountId: server.account.account.id }, { limit: 100 })
    const logins = items.filter(({ name }) => name === 'ConsoleLogin').map(({ text }) => JSON.parse(text))
    expect(logins.filter(({ sourceIPAddress }) => sourceIPAddress === '198.51.100.7').map(({ userAgent }) => userAgent)).toEqual([
      'Firefox',
    ])
  })

  it('refuses pages of other sites', async () => {
    const foreign: Record<string, string>[] = [{ Origin: 'https://evil.example' }, { 'Sec-Fetch-Site': 'cross-site' }, { Origin: 'null' }]
    for (const headers of foreign) {
      expect(await ask('SignIn', own(), { headers })).toMatchObject({ status: 403, body: { __type: 'AccessDeniedException' } })
    }
    expect((await ask('SignIn', own(), { headers: { Origin: server.origin } })).status).toBe(200)
  })

  it.each([
    ['no JSON', 'SignIn', '{', 400, 'SerializationException'],
    ['an unknown operation', 'ListUsers', {}, 400, 'UnknownOperationException'],
    ['no password', 'SignIn', { as: 'root', email: 'me@example.com' }, 400, 'InvalidParameterException'],
    ['a wrong password', 'SignIn', { as: 'root', email: 'me@example.com', password: 'x' }, 403, 'AccessDeniedException'],
    ['too much', 'SignIn', `{"as":"${'x'.repeat(70_000)}"}`, 413, 'RequestEntityTooLargeException'],
  ])('answers %s with its own error', async (_what, operation, input, status, type) => {
    expect(await ask(operation, input)).toMatchObject({ status, body: { __type: type } })
  })

  it('takes nothing but POST', async () => {
    expect((await fetch(`${server.origin}/api/signin/SignIn`)).status).toBe(405)
  })
})
