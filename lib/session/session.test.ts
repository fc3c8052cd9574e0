import { EncryptJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { consoleSession } from './console-session.ts'
import { consoleTarget } from './console-target.ts'
import { openSealed, seal } from './seal.ts'
import { plainAccount, rootProblems, userProblems } from './sign-in-form.ts'

const key = Buffer.alloc(32, 7)
const session = {
  who: { type: 'root' as const, accountId: '123456789012', accountName: 'Harbour Works', operator: false },
  credentials: { accessKeyId: 'ASIA', secretAccessKey: 'secret', sessionToken: 'token' },
  expiresAt: '2030-01-01T00:00:00.000Z',
}
const soon = () => new Date(Date.now() + 60_000)

beforeAll(() => {
  process.env.GALLEON_SESSION_KEY = key.toString('base64url')
})
afterAll(() => {
  delete process.env.GALLEON_SESSION_KEY
})

describe('what is sealed', () => {
  it('is opened again for its purpose, and says nothing to who has it', async () => {
    const sealed = await seal(session, 'session', soon())
    expect(await openSealed(sealed, 'session', consoleSession)).toEqual(session)
    expect(await openSealed(sealed, 'other', consoleSession)).toBeUndefined()
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('secret')
    expect(sealed.length).toBeLessThan(3000)
  })

  it.each([
    ['nothing', async () => undefined],
    ['something else', async () => 'x.y.z'],
    ['what is too old', () => seal(session, 'session', new Date(Date.now() - 1000))],
    ['what has another shape', () => seal({ who: 'me' }, 'session', soon())],
    ['what was altered', async () => (await seal(session, 'session', soon())).replace(/.(?=[^.]*$)/, (last) => (last === 'A' ? 'B' : 'A'))],
    [
      'what another key sealed',
      () =>
        new EncryptJWT({ contents: session })
          .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
          .setAudience('session')
          .setExpirationTime('1h')
          .encrypt(Buffer.alloc(32, 8)),
    ],
    [
      'what never ends',
      () => new EncryptJWT({ contents: session }).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).setAudience('session').encrypt(key),
    ],
  ])('is not %s', async (_what, make) => {
    expect(await openSealed(await make(), 'session', consoleSession)).toBeUndefined()
  })
})

describe('where somebody goes after signing in', () => {
  it.each(['/console/repositories', '/console/repositories/a/b?tab=images&x=%2F#top', '/console/access/users'])('is %s', (path) => {
    expect(consoleTarget(path)).toBe(path)
  })

  it.each([
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https://evil.example/console/',
    'https:evil.example',
    'https:/console/x',
    'javascript:alert(1)',
    '/console/..//evil.example',
    '/console/../harbour',
    '/console/%2e%2e/harbour',
    '/console\\..\\..\\evil.example',
    '/consolation/x',
    '/harbour/nginx-hello',
    '/console/sign-in?next=/console/x',
    '/console/sign-in/user',
    '/console/sign-out',
    '/\t/evil.example',
    ' /console/x',
    `/console/${'x'.repeat(2000)}`,
    '',
    undefined,
    ['/console/repositories'],
  ])('is the console itself for %j', (text) => {
    expect(consoleTarget(text)).toBe('/console')
  })
})

describe('a sign-in form', () => {
  const fields = { email: 'me@example.com', account: '123456789012', userName: 'mateo' }
  it('names what is missing', () => {
    expect(rootProblems(fields, 'x')).toEqual({})
    expect(Object.keys(rootProblems({ ...fields, email: 'me' }, ''))).toEqual(['email', 'password'])
    expect(userProblems(fields, 'x')).toEqual({})
    expect(userProblems({ ...fields, account: 'harbour-works' }, 'x')).toEqual({})
    expect(Object.keys(userProblems({ ...fields, account: 'Not It', userName: '' }, ''))).toEqual(['account', 'userName', 'password'])
  })

  it('takes an account id in groups of four', () => {
    expect(userProblems({ ...fields, account: '1234-5678-9012' }, 'x')).toEqual({})
    expect(plainAccount('1234-5678-9012')).toBe('123456789012')
    expect(plainAccount('harbour-works')).toBe('harbour-works')
  })
})
