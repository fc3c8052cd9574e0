import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { loggable } from './loggable.ts'

const logged = (value: unknown) => loggable(value, 'requestParameters')

describe('what an event shows of parameters and answers', () => {
  it.each<[string, unknown, unknown]>([
    [
      'names begin with a small letter, at any depth',
      { UserName: 'a', Tags: [{ Key: 'k', Value: 'v' }] },
      { userName: 'a', tags: [{ key: 'k', value: 'v' }] },
    ],
    ['times are text', { createdAt: new Date('2020-11-27T21:51:29Z') }, { createdAt: 'Nov 27, 2020, 9:51:29 PM' }],
    ['members without a value are left out', { a: undefined, b: null, c: 0, d: false, e: '' }, { b: null, c: 0, d: false, e: '' }],
    ['an empty object within stays', { repository: { n: 1 }, catalogData: {} }, { repository: { n: 1 }, catalogData: {} }],
    ['nothing is null', {}, null],
    ['no answer is null', undefined, null],
    ['a bare value is null', true, null],
    ['bytes and streams are left out', { n: 1, part: Buffer.from('x'), array: new Uint8Array(2), source: Readable.from(['x']) }, { n: 1 }],
    ['bytes in a list are left out', { parts: [Buffer.from('x'), 'y'] }, { parts: ['y'] }],
    ['page tokens are no secrets', { nextToken: 'abc' }, { nextToken: 'abc' }],
    [
      'flags and times about secrets are none',
      { PasswordResetRequired: true, PasswordLastUsed: new Date(0) },
      { passwordResetRequired: true, passwordLastUsed: 'Jan 1, 1970, 12:00:00 AM' },
    ],
    [
      'the id of a key is none, either',
      { Credentials: { AccessKeyId: 'ASIA1', SecretAccessKey: 's', SessionToken: 't' } },
      { credentials: { accessKeyId: 'ASIA1' } },
    ],
  ])('%s', (_name, value, expected) => {
    expect(logged(value)).toEqual(expected)
  })

  it.each([
    'Password',
    'NewPassword',
    'OldPassword',
    'password_hash',
    'SecretAccessKey',
    'secret',
    'SessionToken',
    'authorizationToken',
    'TokenCode',
    'AuthenticationCode1',
    'AuthenticationCode2',
    'code',
    'Base32StringSeed',
    'QRCodePNG',
    'WebIdentityToken',
    'SAMLAssertion',
    'logoImageBlob',
    'layerPartBlob',
    'codeVerifier',
    'recoveryCodes',
  ])('never %s', (name) => {
    const [text, list] = [{ [name]: 'planted' }, { [name]: ['planted'] }]
    expect(JSON.stringify(logged({ a: 1, ...text, inner: { list: [text, list] } }))).not.toContain('planted')
  })

  it('omits a long text with a mark, and keeps the rest', () => {
    const manifest = 'é'.repeat(33 * 1024)
    expect(logged({ repositoryName: 'app', imageManifest: manifest })).toEqual({
      repositoryName: 'app',
      imageManifest: { omitted: true, originalSize: 66 * 1024, reason: 'imageManifest too large' },
    })
    expect(logged({ text: 'é'.repeat(32 * 1024) })).toEqual({ text: 'é'.repeat(32 * 1024) })
  })

  it('omits what is too large together', () => {
    const many = { list: Array.from({ length: 3000 }, () => 'x'.repeat(50)) }
    expect(logged(many)).toEqual({ omitted: true, originalSize: 159_010, reason: 'requestParameters too large' })
  })

  it('ends with what refers to itself', () => {
    const loop: Record<string, unknown> = { name: 'x' }
    loop.again = loop
    expect(logged(loop)).toMatchObject({ name: 'x', again: { name: 'x' } })
  })
})
