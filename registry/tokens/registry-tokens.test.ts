import { beforeEach, describe, expect, it } from 'vitest'
import { limits } from '#registry/domain/limits.ts'
import { createSecretBox } from '#registry/secrets/secret-box.ts'
import type { Credential } from '#registry/stores/identities.ts'
import type { Change, Invalidations } from '#registry/stores/invalidation.ts'
import { createRegistryTokens, type RegistryTokens } from './registry-tokens.ts'

const principal = { type: 'root', accountId: '123456789012', accessKeyId: 'AKIAIOSFODNN7EXAMPLE' } as const

let now: Date
let keys: Map<string, Credential>
let lookUps: number
let announce: (change: Change) => void
let invalidations: { -readonly [K in keyof Invalidations]: Invalidations[K] }
let tokens: RegistryTokens

beforeEach(() => {
  now = new Date('2026-05-01T12:00:00Z')
  lookUps = 0
  keys = new Map([
    [
      principal.accessKeyId,
      { accessKeyId: principal.accessKeyId, accountId: principal.accountId, secretCiphertext: new Uint8Array(), usable: true, principal },
    ],
  ])
  invalidations = {
    connected: true,
    subscribe: (listener) => {
      announce = listener
    },
    close: async () => {},
  }
  tokens = createRegistryTokens({
    secrets: createSecretBox('a key of at least thirty-two characters'),
    identities: {
      findCredential: async (id) => {
        lookUps++
        return keys.get(id)
      },
    },
    invalidations,
    clock: () => now,
  })
})

const encoded = (token: string) => Buffer.from(`AWS:${token}`).toString('base64')

describe('registry tokens', () => {
  it('stand for their caller, raw and as an authorization token', async () => {
    const { token, expiresAt } = await tokens.issue(principal)
    expect(await tokens.verify(token)).toEqual(principal)
    expect(await tokens.verify(encoded(token))).toEqual(principal)
    expect(expiresAt.getTime() - now.getTime()).toBe(limits.authorizationTokenLifeSeconds * 1000)
  })

  it('can be split at the colon and pasted anywhere', async () => {
    const { token } = await tokens.issue(principal)
    expect(token).toMatch(/^[A-Za-z0-9._-]+$/)
  })

  it('are given to anonymous callers too', async () => {
    expect(await tokens.verify((await tokens.issueAnonymous()).token)).toEqual({ type: 'anonymous' })
  })

  it('are looked up once, not at each use', async () => {
    const { token } = await tokens.issue(principal)
    for (let use = 0; use < 5; use++) await tokens.verify(token)
    expect(lookUps).toBe(1)
  })

  it('are looked up at each use while changes may be missed', async () => {
    invalidations.connected = false
    const { token } = await tokens.issue(principal)
    await tokens.verify(token)
    await tokens.verify(token)
    expect(lookUps).toBe(2)
  })

  it('die with their key', async () => {
    const { token } = await tokens.issue(principal)
    await tokens.verify(token)
    keys.delete(principal.accessKeyId)
    announce({ type: 'account', accountId: principal.accountId })
    await expect(tokens.verify(token)).rejects.toMatchObject({ kind: 'token-invalid' })
  })

  it('die with the temporary credentials that bought them', async () => {
    const expiresAt = new Date(now.getTime() + 900_000)
    const temporary = { ...principal, session: { createdAt: now, expiresAt, tags: {} } }
    keys.set(principal.accessKeyId, { ...keys.get(principal.accessKeyId)!, principal: temporary })
    const { token } = await tokens.issue(temporary)
    expect(await tokens.verify(token)).toEqual(temporary)
    now = expiresAt
    await expect(tokens.verify(token)).rejects.toMatchObject({ kind: 'token-expired' })
  })

  it('expire, remembered or not', async () => {
    const { token } = await tokens.issue(principal)
    await tokens.verify(token)
    now = new Date(now.getTime() + limits.authorizationTokenLifeSeconds * 1000 + 1000)
    await expect(tokens.verify(token)).rejects.toMatchObject({
      kind: 'token-expired',
      message: 'Your authorization token has expired. Reauthenticate and try again.',
    })
  })

  it.each(['', 'x', 'a.b.c', encoded('x'), encoded('a:b'), Buffer.from('root:x').toString('base64'), 'ü'])('refuse %j', async (text) => {
    await expect(tokens.verify(text)).rejects.toMatchObject({ kind: 'token-invalid' })
  })

  it('refuse one of another installation and one that is not signed', async () => {
    const other = createRegistryTokens({
      secrets: createSecretBox('another key of thirty-two characters'),
      identities: { findCredential: async (id) => keys.get(id) },
      invalidations,
      clock: () => now,
    })
    const { token } = await other.issue(principal)
    await expect(tokens.verify(token)).rejects.toMatchObject({ kind: 'token-invalid' })
    const unsigned = [Buffer.from('{"alg":"none"}').toString('base64url'), token.split('.')[1], ''].join('.')
    await expect(tokens.verify(unsigned)).rejects.toMatchObject({ kind: 'token-invalid' })
  })
})
