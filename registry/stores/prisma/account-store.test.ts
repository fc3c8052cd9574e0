import { randomInt, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AccountStore, NewAccount } from '#registry/stores/accounts.ts'
import { createDatabase, type Database } from '#registry/stores/postgres/database.ts'
import { createTestDatabase, type TestDatabase } from '#registry/testing/database.ts'
import { createAccountStore } from './account-store.ts'

let scratch: TestDatabase
let database: Database
let accounts: AccountStore

beforeAll(async () => {
  scratch = await createTestDatabase()
  database = createDatabase(scratch.url)
  accounts = createAccountStore(database)
})

afterAll(async () => {
  await database.close()
  await scratch.drop()
})

const someone = (changes: Partial<NewAccount> = {}): NewAccount => ({
  id: String(randomInt(100_000_000_000, 1_000_000_000_000)),
  name: 'Harbour Works',
  email: `${randomUUID()}@example.com`,
  passwordHash: 'hash',
  operator: false,
  verified: false,
  displayName: '',
  accessKey: { id: `AKIA${randomUUID().slice(0, 16)}`, secretCiphertext: Uint8Array.of(1, 2, 3) },
  ...changes,
})

describe('the account store', () => {
  it('makes an account and finds it', async () => {
    const data = someone()
    const account = await accounts.create(data)
    expect(account).toMatchObject({ id: data.id, email: data.email, verified: false, suspended: false })
    expect(await accounts.find(data.id)).toEqual(account)
    expect(await accounts.findByEmail(data.email.toUpperCase())).toEqual(account)
  })

  it('refuses a second account of one e-mail address and leaves nothing of it', async () => {
    const first = await accounts.create(someone())
    const second = someone({ email: first.email })
    await expect(accounts.create(second)).rejects.toMatchObject({ kind: 'entity-already-exists' })
    expect(await accounts.find(second.id)).toBeUndefined()
    expect(await database.prisma.accessKey.count({ where: { id: second.accessKey!.id } })).toBe(0)
  })

  it('verifies and takes it back, and says when there is no such account', async () => {
    const { id } = await accounts.create(someone())
    expect(await accounts.setVerified(id, true)).toMatchObject({ verified: true })
    expect(await accounts.setVerified(id, false)).toMatchObject({ verified: false })
    await expect(accounts.setVerified('000000000000', true)).rejects.toMatchObject({ kind: 'registry-not-found' })
  })

  it('suspends, once, and takes it back', async () => {
    const { id } = await accounts.create(someone())
    const suspendedAt = async () => (await database.prisma.account.findFirst({ where: { id } }))?.suspendedAt
    expect(await accounts.setSuspended(id, true)).toMatchObject({ suspended: true })
    const since = await suspendedAt()
    expect(await accounts.setSuspended(id, true)).toMatchObject({ suspended: true })
    expect(await suspendedAt()).toEqual(since)
    expect(await accounts.setSuspended(id, false)).toMatchObject({ suspended: false })
    await expect(accounts.setSuspended('000000000000', true)).rejects.toMatchObject({ kind: 'registry-not-found' })
  })

  it('lists in pages that hold each account once', async () => {
    for (let index = 0; index < 5; index++) await accounts.create(someone())
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await accounts.list({ limit: 2, after })
      expect(page.items.length).toBeLessThanOrEqual(2)
      seen.push(...page.items.map(({ id }) => id))
      after = page.next
    } while (after)
    expect(seen).toEqual([...new Set(seen)].sort())
    expect(seen.length).toBe(await database.prisma.account.count())
  })

  it('gives one default alias, also to two requests at once', async () => {
    const [one, other] = [await accounts.create(someone()), await accounts.create(someone())]
    expect(await Promise.all([accounts.giveDefaultAlias(one.id, 'k5n6o2s4'), accounts.giveDefaultAlias(one.id, 'a1b2c3d4')])).toEqual([
      true,
      true,
    ])
    const aliases = await accounts.aliases(one.id)
    expect(aliases).toHaveLength(1)
    expect(aliases[0]).toMatchObject({ status: 'ACTIVE', isPrimary: true, isDefault: true })
    expect(await accounts.giveDefaultAlias(other.id, aliases[0]!.name)).toBe(false)
  })
})
