import { describe, expect, it } from 'vitest'
import { ServiceError } from '#registry/domain/service-error.ts'
import { type Fixture, fixtureSecret, readFixture, sha256 } from '#registry/testing/signed-requests.ts'
import { checkClaim } from './check-claim.ts'
import { readClaim } from './read-claim.ts'
import type { SignableRequest } from './signable-request.ts'
import { verifySignature } from './verify-signature.ts'

const fixtures: readonly (readonly [name: string, service: string])[] = [
  ['cli-v1-CreateRepository-logo-double-encoded', 'ecr-public'],
  ['cli-v1-DescribeRepositories', 'ecr-public'],
  ['cli-v1-cloudtrail-LookupEvents', 'cloudtrail'],
  ['cli-v1-iam-ListUsers', 'iam'],
  ['cli-v1-sts-GetCallerIdentity', 'sts'],
  ['cliv2-DescribeRepositories', 'ecr-public'],
  ['jssdk-v3-DescribeRepositories', 'ecr-public'],
  ['jssdk-v3-UploadLayerPart', 'ecr-public'],
]

function verify(
  { request, bodyHash }: Pick<Fixture, 'request' | 'bodyHash'>,
  { service = 'ecr-public', secret = fixtureSecret } = {},
): void {
  const claim = readClaim(request)
  checkClaim(request, claim, { service, now: claim.signedAt })
  verifySignature(request, claim, bodyHash, secret)
}

function kindOf(act: () => void): string {
  try {
    act()
  } catch (error) {
    if (error instanceof ServiceError) return error.kind
    throw error
  }
  return 'accepted'
}

describe('requests of real clients', () => {
  it.each(fixtures)('%s is accepted with its secret and refused with another', (name, service) => {
    const fixture = readFixture(name)
    expect(() => verify(fixture, { service })).not.toThrow()
    expect(kindOf(() => verify(fixture, { service, secret: `${fixtureSecret.slice(0, -1)}X` }))).toBe('signature-mismatch')
    expect(kindOf(() => verify(fixture, { service: 'other' }))).toBe('wrong-credential-scope')
  })
})

describe('tampering', () => {
  const withHeader =
    (name: string, ...values: string[]) =>
    ({ request }: Fixture): Partial<SignableRequest> => ({
      headers: { ...request.headers, [name]: values },
    })
  const withoutHeader =
    (name: string) =>
    ({ request }: Fixture): Partial<SignableRequest> => ({
      headers: Object.fromEntries(Object.entries(request.headers).filter(([header]) => header !== name)),
    })
  const withAuthorization = (change: (authorization: string) => string) => (fixture: Fixture) =>
    withHeader('authorization', change(fixture.request.headers.authorization![0]!))(fixture)

  const tampered: readonly (readonly [what: string, change: (fixture: Fixture) => Partial<SignableRequest>, kind: string])[] = [
    ['another method', () => ({ method: 'GET' }), 'signature-mismatch'],
    ['another path', () => ({ path: '/x' }), 'signature-mismatch'],
    ['a query string', () => ({ query: 'a=b' }), 'signature-mismatch'],
    ['a broken query string', () => ({ query: 'a=%zz' }), 'malformed-request'],
    ['another host', withHeader('host', 'example.com'), 'signature-mismatch'],
    ['no host', withoutHeader('host'), 'signature-mismatch'],
    ['another operation', withHeader('x-amz-target', 'SpencerFrontendService.DeleteRepository'), 'signature-mismatch'],
    ['the operation twice', withHeader('x-amz-target', 'SpencerFrontendService.DescribeRepositories', 'x'), 'signature-mismatch'],
    ['no operation', withoutHeader('x-amz-target'), 'signature-mismatch'],
    ['a later time', withHeader('x-amz-date', '20261123T080001Z'), 'signature-mismatch'],
    ['another day', withHeader('x-amz-date', '20261124T080000Z'), 'wrong-credential-scope'],
    ['no time', withoutHeader('x-amz-date'), 'incomplete-signature'],
    ['two times', withHeader('x-amz-date', '20261123T080000Z', '20261123T080000Z'), 'incomplete-signature'],
    ['a time that is none', withHeader('x-amz-date', '20261323T080000Z'), 'incomplete-signature'],
    ['an unsigned x-amz header more', withHeader('x-amz-security-token', 'abc'), 'signature-mismatch'],
    ['a body hash that is not signed', withHeader('x-amz-content-sha256', 'UNSIGNED-PAYLOAD'), 'signature-mismatch'],
    ['another region', withAuthorization((text) => text.replace('us-east-1', 'us-west-2')), 'signature-mismatch'],
    ['another service', withAuthorization((text) => text.replace('ecr-public', 'ecr')), 'wrong-credential-scope'],
    ['another terminator', withAuthorization((text) => text.replace('aws4_request', 'aws5_request')), 'wrong-credential-scope'],
    ['another signature', withAuthorization((text) => text.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'))), 'signature-mismatch'],
    ['a short signature', withAuthorization((text) => text.slice(0, -1)), 'incomplete-signature'],
    ['no signature', withAuthorization((text) => text.replace(/, Signature=.*/, '')), 'incomplete-signature'],
    ['two signatures', withAuthorization((text) => `${text}, Signature=${'0'.repeat(64)}`), 'incomplete-signature'],
    ['a part without a name', withAuthorization((text) => `${text}, x`), 'incomplete-signature'],
    ['fewer signed headers', withAuthorization((text) => text.replace(';x-amz-target', '')), 'signature-mismatch'],
    ['the host not signed', withAuthorization((text) => text.replace('host;', '')), 'signature-mismatch'],
    ['a signed header that is not there', withAuthorization((text) => text.replace('host;', 'host;range;')), 'signature-mismatch'],
    [
      'a name of every object as signed header',
      withAuthorization((text) => text.replace('host;', 'constructor;host;')),
      'signature-mismatch',
    ],
    ['signed headers in capitals', withAuthorization((text) => text.replace('host;', 'Host;')), 'incomplete-signature'],
    ['a credential without scope', withAuthorization((text) => text.replace(/\/2026.*aws4_request/, '')), 'incomplete-signature'],
    ['an older algorithm', withAuthorization((text) => text.replace('AWS4-HMAC-SHA256', 'AWS4-HMAC-SHA1')), 'incomplete-signature'],
    ['another scheme', withHeader('authorization', 'Bearer abc'), 'missing-authentication'],
    ['two authorizations', withHeader('authorization', 'AWS4-HMAC-SHA256 a=b', 'AWS4-HMAC-SHA256 a=b'), 'incomplete-signature'],
    ['no authorization', withoutHeader('authorization'), 'missing-authentication'],
    ['a second signature in the query', () => ({ query: 'X-Amz-Algorithm=AWS4-HMAC-SHA256' }), 'incomplete-signature'],
  ]

  it.each(tampered)('%s', (_what, change, kind) => {
    const fixture = readFixture('cliv2-DescribeRepositories')
    const request = { ...fixture.request, ...change(fixture) }
    expect(kindOf(() => verify({ request, bodyHash: fixture.bodyHash }))).toBe(kind)
  })

  it('another body, whether its hash was sent or not', () => {
    for (const name of ['cliv2-DescribeRepositories', 'jssdk-v3-DescribeRepositories']) {
      expect(kindOf(() => verify({ ...readFixture(name), bodyHash: sha256('{"maxResults":6}') }))).toBe('signature-mismatch')
    }
  })

  it('a header that the client left unsigned may change', () => {
    const fixture = readFixture('cliv2-DescribeRepositories')
    const request = { ...fixture.request, ...withHeader('user-agent', 'a proxy')(fixture) }
    expect(kindOf(() => verify({ request, bodyHash: fixture.bodyHash }))).toBe('accepted')
  })
})
