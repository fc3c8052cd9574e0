import { describe, expect, it } from 'vitest'
import { createAwsSigner } from '#registry/testing/aws-signer.ts'
import { sha256 } from '#registry/testing/signed-requests.ts'
import { checkClaim } from './check-claim.ts'
import { readClaim } from './read-claim.ts'
import type { SignableRequest } from './signable-request.ts'
import { verifySignature } from './verify-signature.ts'

const secretAccessKey = 'a secret of this test only'
const signingDate = new Date('2026-11-23T08:00:00Z')
const now = (seconds: number) => new Date(signingDate.getTime() + seconds * 1000)

const signer = (sessionToken?: string) =>
  createAwsSigner({ accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey, ...(sessionToken ? { sessionToken } : {}) })

interface HttpRequest {
  readonly method: string
  readonly path: string
  readonly query?: Readonly<Record<string, string | string[] | null>>
  readonly headers: Readonly<Record<string, string>>
}

// As a client would put it on the wire.
function received({ method, path, query = {}, headers }: HttpRequest): SignableRequest {
  const parameters = Object.entries(query).flatMap(([name, values]) => [values ?? ''].flat().map((value) => [name, value]))
  return {
    method,
    path,
    query: parameters.map((pair) => pair.map((part) => encodeURIComponent(part ?? '')).join('=')).join('&'),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), [value]])),
  }
}

function verify(request: SignableRequest, body: string, at: Date, secret = secretAccessKey): void {
  const claim = readClaim(request)
  checkClaim(request, claim, { service: 'ecr-public', now: at })
  verifySignature(request, claim, sha256(body), secret)
}

describe("what the SDK's own signer signs", () => {
  const unsigned = (change: Partial<HttpRequest> = {}) => ({
    protocol: 'http:',
    hostname: '127.0.0.1',
    method: 'POST',
    path: '/',
    query: {},
    headers: {
      host: '127.0.0.1:3000',
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'SpencerFrontendService.DescribeRegistries',
    },
    ...change,
  })

  it.each([
    ['a plain request', unsigned(), ''],
    ['a request with a body', unsigned(), '{"a":"b"}'],
    ['a query string out of order', unsigned({ query: { b: ['2', '1'], a: 'x y/+&=', 'a!': "'()*~" } }), ''],
    ['a path with an encoded character', unsigned({ path: '/a%20b/c' }), ''],
    ['a path with dots', unsigned({ path: '/a/./b/../c/' }), ''],
    ['a header with runs of spaces', unsigned({ headers: { host: 'h', 'x-amz-meta': '  a   b ' } }), ''],
  ])('%s', async (_name, request, body) => {
    const signed = received((await signer().sign({ ...request, body }, { signingDate })) as HttpRequest)
    expect(() => verify(signed, body, now(60))).not.toThrow()
    expect(() => verify(signed, body, now(60), 'another secret')).toThrow('does not match')
    expect(() => verify(signed, `${body} `, now(60))).toThrow('does not match')
  })

  it('a session token is signed and read', async () => {
    const signed = received((await signer('session token').sign(unsigned(), { signingDate })) as HttpRequest)
    expect(readClaim(signed).securityToken).toBe('session token')
    expect(() => verify(signed, '', now(0))).not.toThrow()
  })

  describe('presigned', () => {
    const presign = async (expiresIn: number, token?: string) =>
      received(
        (await signer(token).presign(unsigned({ method: 'GET', headers: { host: 'h' } }), { signingDate, expiresIn })) as HttpRequest,
      )

    it('is good until it expires', async () => {
      const signed = await presign(60)
      expect(() => verify(signed, '', now(60))).not.toThrow()
      expect(() => verify(signed, '', now(61))).toThrow(
        'Signature expired: 20261123T080000Z is now earlier than 20261123T080001Z (20261123T080101Z - 60 sec.)',
      )
    })

    it('cannot be given a longer life', async () => {
      const signed = await presign(60)
      const longer = { ...signed, query: signed.query.replace('X-Amz-Expires=60', 'X-Amz-Expires=600') }
      expect(() => verify(longer, '', now(61))).toThrow('does not match')
      const tooLong = { ...signed, query: signed.query.replace('X-Amz-Expires=60', 'X-Amz-Expires=604801') }
      expect(() => verify(tooLong, '', now(61))).toThrow('X-Amz-Expires must be a number of seconds from 0 to 604800.')
    })

    it('cannot be given a parameter twice, nor lose one', async () => {
      const signed = await presign(60)
      expect(() => verify({ ...signed, query: `${signed.query}&X-Amz-Date=20261123T080000Z` }, '', now(0))).toThrow('more than one')
      expect(() => verify({ ...signed, query: signed.query.replace('X-Amz-Date', 'X-Amz-Day') }, '', now(0))).toThrow(
        "include 'X-Amz-Date'",
      )
    })

    it('carries its session token in the query', async () => {
      expect(readClaim(await presign(60, 'session token')).securityToken).toBe('session token')
    })
  })
})
