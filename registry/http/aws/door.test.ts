import http from 'node:http'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { limits } from '#registry/domain/limits.ts'
import { type AwsCall, callAws, signAwsCall } from '#registry/testing/aws-signer.ts'
import { startTestServer, type TestServer } from '#registry/testing/server.ts'

const prefix = 'SpencerFrontendService.'
let server: TestServer
const now = new Date('2026-11-23T08:00:00Z')

beforeAll(async () => {
  server = await startTestServer({ clock: () => now })
})
afterAll(() => server.close())
afterEach(() => vi.restoreAllMocks())

const signed = (change: Partial<AwsCall> = {}): AwsCall => {
  const { accessKeyId, secretAccessKey } = server.account
  const target = `${prefix}DescribeRegistries`
  return { origin: server.origin, accessKeyId, secretAccessKey, target, signingDate: now, ...change }
}
const call = (change: Partial<AwsCall> = {}) => callAws(signed(change))

async function errorOf(response: Response) {
  const { __type, message } = (await response.json()) as { __type: string; message: string }
  return { status: response.status, type: __type, message }
}

describe('answers', () => {
  it('have a request id, a date and the type of JSON 1.1', async () => {
    const response = await call()
    expect(response.status).toBe(200)
    expect(response.headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/)
    expect(response.headers.get('date')).toBeTruthy()
    expect(response.headers.get('content-type')).toBe('application/x-amz-json-1.1')
  })

  it('have a request id when they are errors, too', async () => {
    const response = await call({ body: '{' })
    expect(response.status).toBe(400)
    expect(response.headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/)
    expect(response.headers.get('content-type')).toBe('application/x-amz-json-1.1')
  })

  it('give times as numbers', async () => {
    const response = await call({ target: `${prefix}GetAuthorizationToken` })
    expect(await response.json()).toMatchObject({ authorizationData: { expiresAt: Date.parse('2026-11-23T20:00:00Z') / 1000 } })
  })
})

describe('who may come in', () => {
  it.each<[what: string, change: Partial<AwsCall>, type: string, message: string]>([
    [
      'an unknown key',
      { accessKeyId: 'AKIAIOSFODNN7EXAMPLE' },
      'UnrecognizedClient',
      'The security token included in the request is invalid.',
    ],
    [
      'a session token with a long-term key',
      { sessionToken: 'x' },
      'UnrecognizedClient',
      'The security token included in the request is invalid.',
    ],
    ['a wrong secret', { secretAccessKey: 'x' }, 'InvalidSignature', 'The request signature we calculated does not match'],
    [
      'another body than signed',
      { alter: { 'x-amz-content-sha256': '0'.repeat(64) } },
      'InvalidSignature',
      'The request signature we calculated',
    ],
    ['another operation than signed', { alter: { 'x-amz-target': `${prefix}DescribeRepositories` } }, 'InvalidSignature', 'does not match'],
    ['another service', { service: 'ecr' }, 'InvalidSignature', "Credential should be scoped to correct service: 'ecr-public'."],
    ['another region', { region: 'eu-west-1' }, 'UnsupportedCommand', 'DescribeRegistries command is only supported in us-east-1.'],
    [
      'a broken header',
      { alter: { authorization: 'AWS4-HMAC-SHA256 Credential=x' } },
      'IncompleteSignature',
      "requires 'Signature' parameter",
    ],
    ['another scheme', { alter: { authorization: 'Bearer x' } }, 'MissingAuthenticationToken', 'Missing Authentication Token'],
    [
      'a clock sixteen minutes behind',
      { signingDate: new Date('2026-11-23T07:44:00Z') },
      'InvalidSignature',
      'Signature expired: 20261123T074400Z is now earlier than 20261123T074500Z (20261123T080000Z - 15 min.)',
    ],
    [
      'a clock sixteen minutes ahead',
      { signingDate: new Date('2026-11-23T08:16:00Z') },
      'InvalidSignature',
      'Signature not yet current: 20261123T081600Z is still later than 20261123T081500Z (20261123T080000Z + 15 min.)',
    ],
  ])('not %s', async (_what, change, type, message) => {
    expect(await errorOf(await call(change))).toEqual({ status: 400, type: `${type}Exception`, message: expect.stringContaining(message) })
  })

  it('not without a signature, whatever else is in the request', async () => {
    const target = `${prefix}DescribeRegistries`
    const targets: Record<string, string>[] = [
      {},
      { 'x-amz-target': target },
      { 'x-amz-target': 'Nothing.Nothing' },
      // What curl makes of a body when it is told no type.
      { 'x-amz-target': target, 'content-type': 'application/x-www-form-urlencoded' },
    ]
    for (const headers of targets) {
      const response = await fetch(server.origin, { method: 'POST', headers, body: '{}' })
      expect(await errorOf(response)).toEqual({
        status: 400,
        type: 'MissingAuthenticationTokenException',
        message: 'Missing Authentication Token',
      })
    }
  })

  it('not a key that is deactivated', async () => {
    const credential = await server.context.identities.findCredential(server.account.accessKeyId)
    vi.spyOn(server.context.identities, 'findCredential').mockResolvedValue({ ...credential!, usable: false })
    expect(await errorOf(await call())).toMatchObject({ status: 400, type: 'UnrecognizedClientException' })
  })

  it('not a stranger with a large body, of which nothing is kept', async () => {
    const response = await call({ accessKeyId: 'AKIAIOSFODNN7EXAMPLE', body: Buffer.alloc(5_000_000, ' ') })
    expect(await errorOf(response)).toMatchObject({ type: 'UnrecognizedClientException' })
  })
})

describe('what is asked', () => {
  it.each(['PutImages', 'describeRegistries', 'constructor', '__proto__', ''])('is no operation: %j', async (name) => {
    expect(await errorOf(await call({ target: `${prefix}${name}` }))).toMatchObject({ status: 400, type: 'UnknownOperationException' })
  })

  it('is an operation of another service', async () => {
    expect(await errorOf(await call({ target: 'Other_20200101.DescribeRegistries' }))).toMatchObject({ type: 'UnknownOperationException' })
  })

  it('is in the Query protocol, and is refused in its form', async () => {
    const response = await fetch(server.origin, {
      method: 'POST',
      body: new URLSearchParams({ Action: 'GetCallerIdentity', Version: '2011-06-15' }),
    })
    expect(response.status).toBe(403)
    expect(response.headers.get('content-type')).toBe('text/xml')
    expect(await response.text()).toContain(
      '<Code>MissingAuthenticationToken</Code><Message>Request is missing Authentication Token</Message>',
    )
  })

  it('is too large', async () => {
    const response = await call({ body: Buffer.alloc(limits.apiBodyBytesMax + 1, ' ') })
    expect(await errorOf(response)).toEqual({
      status: 413,
      type: 'RequestEntityTooLargeException',
      message: expect.stringContaining('30000000 bytes'),
    })
  })

  it('may be empty', async () => {
    expect((await call({ body: '' })).status).toBe(200)
  })
})

describe('faults of ours', () => {
  it('are answered with a fixed message and logged with the request id', async () => {
    const log = vi.spyOn(server.context.log, 'error').mockImplementation(() => {})
    vi.spyOn(server.context.accounts, 'aliases').mockRejectedValue(new Error('a secret of the database'))
    const response = await call()
    const requestId = response.headers.get('x-amzn-requestid')
    expect(await errorOf(response)).toEqual({
      status: 500,
      type: 'ServerException',
      message: 'Something went wrong on our side. Please try again.',
    })
    expect(log).toHaveBeenCalledWith(expect.objectContaining({ requestId, err: new Error('a secret of the database') }), expect.any(String))
  })

  it('are not what a client does that goes away', async () => {
    const log = vi.spyOn(server.context.log, 'error')
    const headers = await signAwsCall(signed())
    await new Promise<void>((resolve) => {
      const request = http.request(server.origin, { method: 'POST', headers: { ...headers, 'content-length': '1000' } })
      request.on('error', () => resolve())
      request.write('{')
      setTimeout(() => request.destroy(), 100)
    })
    expect((await call()).status).toBe(200)
    expect(log).not.toHaveBeenCalled()
  })
})
