import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestStores, type TestStores } from '#registry/testing/stores.ts'
import { createAccessKeyStore } from './access-key-store.ts'
import { createKeyUseRecorder } from './key-use-recorder.ts'

const log = pino({ level: 'silent' })

let stores: TestStores
let accountId: string
let now = new Date('2026-11-25T08:00:00.000Z')
const clock = () => now

beforeAll(async () => {
  stores = await openTestStores()
  accountId = (await stores.newRepository()).accountId
})
afterAll(() => stores.close())

async function newKey(id: string) {
  const keys = createAccessKeyStore(stores.database)
  await keys.create({ id, owner: { accountId }, secretCiphertext: new Uint8Array(), createdAt: new Date(0) })
  return { lastUse: async () => (await keys.find(accountId, id))?.lastUse }
}

describe('the recorder of key uses', () => {
  it('records a use with its service and region, once a minute', async () => {
    const key = await newKey('AKIAONCE')
    const uses = createKeyUseRecorder(stores.database, log, clock)
    uses.touch('AKIAONCE', 'iam', 'eu-west-1')
    await uses.flush()
    const first = { at: now, service: 'iam', region: 'eu-west-1' }
    expect(await key.lastUse()).toEqual(first)
    now = new Date(now.getTime() + 59_000)
    uses.touch('AKIAONCE', 'sts', 'us-east-1')
    await uses.flush()
    expect(await key.lastUse()).toEqual(first)
    now = new Date(now.getTime() + 1000)
    uses.touch('AKIAONCE', 'sts', 'us-east-1')
    await uses.flush()
    expect(await key.lastUse()).toEqual({ at: now, service: 'sts', region: 'us-east-1' })
  })

  it('never goes back behind what another worker recorded', async () => {
    const key = await newKey('AKIATWO')
    const late = new Date(now.getTime() + 5000)
    const [one, two] = [createKeyUseRecorder(stores.database, log, clock), createKeyUseRecorder(stores.database, log, () => late)]
    one.touch('AKIATWO', 'iam', 'us-east-1')
    two.touch('AKIATWO', 'sts', 'us-east-1')
    await two.flush()
    await one.flush()
    expect(await key.lastUse()).toMatchObject({ at: late, service: 'sts' })
  })

  it('keeps what could not be written, and minds neither temporary keys nor those that are gone', async () => {
    const key = await newKey('AKIAKEPT')
    let failures = 1
    const pool = {
      query: (query: never) => (failures-- > 0 ? Promise.reject(new Error('no database')) : stores.database.pool.query(query)),
    } as unknown as typeof stores.database.pool
    const uses = createKeyUseRecorder({ pool }, log, clock)
    for (const id of ['AKIAKEPT', 'ASIATEMPORARY', 'AKIAGONE']) uses.touch(id, 'iam', 'us-east-1')
    await expect(uses.flush()).rejects.toThrow('no database')
    await uses.flush()
    expect(await key.lastUse()).toMatchObject({ service: 'iam' })
  })
})
