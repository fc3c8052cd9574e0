import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { NewUser, UserStore } from '#registry/stores/iam-users.ts'
import { openTestStores, type TestStores } from '#registry/testing/stores.ts'
import { createUserStore } from './iam-user-store.ts'

let stores: TestStores
let users: UserStore
let accountId: string
let otherAccountId: string

beforeAll(async () => {
  stores = await openTestStores()
  users = createUserStore(stores.database)
  accountId = (await stores.newRepository()).accountId
  otherAccountId = (await stores.newRepository()).accountId
})
afterAll(() => stores.close())

const someone = (name: string, parts: Partial<NewUser> = {}): NewUser => ({
  id: `AIDA${randomUUID()}`,
  accountId,
  name,
  path: '/',
  createdAt: new Date(0),
  tags: {},
  ...parts,
})

const group = (name: string, path = '/') => ({ id: `AGPA${randomUUID()}`, accountId, name, path, createdAt: new Date(0) })

function gate() {
  let resolve = () => {}
  const promise = new Promise<void>((opened) => {
    resolve = opened
  })
  return { promise, resolve }
}

describe('the user store', () => {
  it('keeps a user and finds it whatever the case of its name, and only in its account', async () => {
    const made = someone('Jane', { path: '/staff/', tags: { Team: 'blue', 'a:b': '' } })
    expect(await users.create(made)).toEqual(made)
    expect(await users.find(accountId, 'jANE')).toEqual(made)
    expect(await users.findById(accountId, made.id)).toEqual(made)
    expect(await users.find(otherAccountId, 'Jane')).toBeUndefined()
    expect(await users.findById(otherAccountId, made.id)).toBeUndefined()
    await expect(users.create(someone('JANE'))).rejects.toMatchObject({
      kind: 'entity-already-exists',
      message: 'User with name JANE already exists.',
    })
    await users.create({ ...someone('Jane'), accountId: otherAccountId })
  })

  it('lists by name in pages, below a path in which no character is a pattern', async () => {
    const names = ['p-e', 'P-d', 'p-c', 'p-b', 'p-a']
    for (const name of names) await users.create(someone(name, { path: '/a_b%\\/' }))
    await users.create(someone('p-other', { path: '/axb%\\/' }))
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await users.list(accountId, '/a_b%\\', { limit: 2, ...(after === undefined ? {} : { after }) })
      seen.push(...page.items.map(({ name }) => name))
      after = page.next
    } while (after !== undefined)
    expect(seen).toEqual(['p-a', 'p-b', 'p-c', 'P-d', 'p-e'])
    expect((await users.list(accountId, '/none/', { limit: 2 })).items).toEqual([])
  })

  it('changes nothing and deletes nothing of another account', async () => {
    const { id } = await users.create(someone('kept'))
    await users.update(otherAccountId, id, { name: 'stolen' })
    await users.delete(otherAccountId, id)
    expect(await users.findById(accountId, id)).toMatchObject({ name: 'kept' })
  })

  it('lets nobody else hold the account until the transaction ends', async () => {
    const { pool } = stores.database
    const order: string[] = []
    const { promise: held, resolve: isHeld } = gate()
    const { promise: mayEnd, resolve: end } = gate()
    const first = pool.transaction(async () => {
      await users.hold(accountId)
      isHeld()
      await mayEnd
      order.push('first')
    })
    await held
    const second = pool.transaction(async () => {
      await users.hold(accountId)
      order.push('second')
    })
    const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    await expect.poll(async () => (await pool.query(waiting)).rowCount, { timeout: 10_000 }).toBe(1)
    await pool.transaction(() => users.hold(otherAccountId))
    end()
    await Promise.all([first, second])
    expect(order).toEqual(['first', 'second'])
  })

  it('counts what a user still has', async () => {
    const { id } = await users.create(someone('owner'))
    const made = await users.groups.create(group('owners'))
    await users.groups.addUser(made.id, id)
    await users.passwords.set(accountId, id, { hash: 'h', createdAt: new Date(0), changedAt: new Date(0), resetRequired: true }, 0)
    await users.accessKeys.create({
      id: 'AKIAOWNER',
      owner: { accountId, userId: id },
      secretCiphertext: new Uint8Array(),
      createdAt: new Date(0),
    })
    await stores.database.prisma.inlinePolicy.create({ data: { principalId: id, name: 'p', accountId, document: '{}' } })
    expect(await users.belongings(accountId, id)).toEqual({
      accessKeys: 1,
      mfaDevices: 0,
      inlinePolicies: 1,
      attachedPolicies: 0,
      groups: 1,
      passwords: 1,
    })
    expect(await users.groups.belongings(accountId, made.id)).toEqual({ users: 1, inlinePolicies: 0, attachedPolicies: 0 })
    expect(await users.identityCounts(accountId)).toMatchObject({ groups: 1, rootAccessKeys: 1, rootMfaDevices: 0, policies: 0 })
  })
})

describe('passwords', () => {
  it('are replaced only while they are the one that was checked', async () => {
    const { id } = await users.create(someone('password'))
    const password = { hash: 'one', createdAt: new Date(5000), changedAt: new Date(6000), resetRequired: true }
    await users.passwords.set(accountId, id, password, 2)
    expect(await users.passwords.find(accountId, id)).toEqual(password)
    expect(await users.passwords.find(otherAccountId, id)).toBeUndefined()
    expect(await users.passwords.replace(accountId, id, 'another', { ...password, hash: 'two' }, 2)).toBe(false)
    expect(await users.passwords.replace(accountId, id, 'one', { ...password, hash: 'two' }, 2)).toBe(true)
    await users.passwords.set(accountId, id, { ...password, hash: 'three' }, 2)
    // The same one once more is no other password.
    await users.passwords.set(accountId, id, { ...password, hash: 'three', resetRequired: false }, 2)
    expect(await users.passwords.earlier(accountId, id, 24)).toEqual(['two', 'one'])
    expect(await users.passwords.earlier(otherAccountId, id, 24)).toEqual([])
    expect(await users.passwords.delete(accountId, id, 2)).toBe(true)
    expect(await users.passwords.delete(accountId, id, 2)).toBe(false)
    expect(await users.passwords.earlier(accountId, id, 24)).toEqual(['three', 'two'])
    expect(await users.passwords.find(accountId, id)).toBeUndefined()
  })
})

describe('devices for one-time codes', () => {
  it('take each time step once and none before it', async () => {
    const serialNumber = `arn:aws:iam::${accountId}:mfa/steps`
    await users.mfaDevices.create({ serialNumber, accountId, seedCiphertext: Uint8Array.of(1), tags: {}, createdAt: new Date(0) })
    expect(await users.mfaDevices.takeStep(serialNumber, 100)).toBe(true)
    expect(await users.mfaDevices.takeStep(serialNumber, 100)).toBe(false)
    expect(await users.mfaDevices.takeStep(serialNumber, 99)).toBe(false)
    expect(await users.mfaDevices.takeStep(serialNumber, 101)).toBe(true)
  })

  it('may be tried ten times at once, and once more each half minute', async () => {
    const serialNumber = `arn:aws:iam::${accountId}:mfa/tries`
    await users.mfaDevices.create({ serialNumber, accountId, seedCiphertext: Uint8Array.of(1), tags: {}, createdAt: new Date(0) })
    const triesAt = async (seconds: number, count: number) => {
      const outcomes = []
      for (let times = 0; times < count; times++) outcomes.push(await users.mfaDevices.mayTry(serialNumber, new Date(seconds * 1000)))
      return outcomes.filter(Boolean).length
    }
    expect(await triesAt(1000, 15)).toBe(10)
    expect(await triesAt(1029, 2)).toBe(0)
    expect(await triesAt(1030, 2)).toBe(1)
    expect(await triesAt(9000, 15)).toBe(10)
  })
})
