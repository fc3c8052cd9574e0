import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTrail } from '#registry/operations/cloudtrail/create-trail.ts'
import { startLogging } from '#registry/operations/cloudtrail/start-logging.ts'
import { stopLogging } from '#registry/operations/cloudtrail/stop-logging.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import { createTestContext, type TestCaller, type TestContext } from '#registry/testing/context.ts'
import { deliverTrails } from './deliver-trails.ts'
import { expire } from './expire.ts'

const dayMs = 24 * 3600 * 1000
let test: TestContext
let client: pg.Client
beforeAll(async () => {
  test = await createTestContext()
  client = new pg.Client({ connectionString: test.databaseUrl })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await test.close()
})

const { signal } = new AbortController()
const daysAgo = (days: number) => new Date(Date.now() - days * dayMs)
const record = (accountId: string, name: string, days: number) =>
  test.context.events.record([
    { id: randomUUID(), accountId, at: daysAgo(days), name, source: 'x', readOnly: false, resources: [], text: '{}' },
  ])
async function namesOf({ accountId }: TestCaller): Promise<readonly string[]> {
  const { items } = await test.context.events.lookup({ accountId }, { limit: 50 })
  return items.map(({ name }) => name)
}

describe('events', () => {
  it('are kept for ninety days, in every account', async () => {
    const callers = [await test.newCaller(), await test.newCaller(), await test.newCaller()]
    for (const { accountId } of callers) {
      await record(accountId, 'Old', 91)
      await record(accountId, 'Recent', 89)
    }
    await expire(test.context, signal)
    expect(await Promise.all(callers.map(namesOf))).toEqual([['Recent'], ['Recent'], ['Recent']])
  })

  it('go in any number', async () => {
    const caller = await test.newCaller()
    await client.query(
      `insert into audit_event (id, account_id, at, name, source, read_only, event)
       select gen_random_uuid(), $1, now() - interval '100 days', 'x', 'x', false, '{}' from generate_series(1, 4500)`,
      [caller.accountId],
    )
    await expire(test.context, signal)
    expect(await namesOf(caller)).toEqual([])
  })

  it('stay while a trail has still to deliver them', async () => {
    const caller = await test.newCaller()
    await runOperation(createTrail, { Name: 'audit', S3BucketName: 'my-logs' }, caller, test.context)
    await record(caller.accountId, 'BeforeTheTrail', 95)
    await runOperation(startLogging, { Name: 'audit' }, caller, test.context)
    await record(caller.accountId, 'Waiting', 95)
    await runOperation(stopLogging, { Name: 'audit' }, caller, test.context)
    await record(caller.accountId, 'AfterTheTrail', 95)
    await expire(test.context, signal)
    const old = async () => (await namesOf(caller)).filter((name) => !/Trail$|Logging$/.test(name) || /TheTrail$/.test(name))
    expect(await old()).toEqual(['Waiting'])
    await expect
      .poll(
        async () => {
          await deliverTrails(test.context, signal)
          await expire(test.context, signal)
          return old()
        },
        { timeout: 20_000 },
      )
      .toEqual([])
  })
})

it('temporary credentials go a day after they expired', async () => {
  const { accountId } = await test.newCaller()
  for (const [id, days] of [
    ['ASIAOLD', 2],
    ['ASIAJUST', 0.5],
    ['ASIANEW', -1],
  ] as const) {
    await client.query(
      `insert into session_credential (id, account_id, kind, secret_ciphertext, token_hash, expires_at) values ($1, $2, 'SESSION_TOKEN', '', '', $3)`,
      [id, accountId, daysAgo(days)],
    )
  }
  await expire(test.context, signal)
  const { rows } = await client.query('select id from session_credential where account_id = $1 order by id', [accountId])
  expect(rows).toEqual([{ id: 'ASIAJUST' }, { id: 'ASIANEW' }])
})

it('callers who have been silent are forgotten', async () => {
  await client.query(`insert into rate_bucket values ('silent', now() - interval '2 hours'), ('busy', now())`)
  await expire(test.context, signal)
  expect((await client.query('select key from rate_bucket')).rows).toEqual([{ key: 'busy' }])
})

it('challenges that were answered are forgotten once they would be too old', async () => {
  const { passkeys } = test.context.users
  await passkeys.spendChallenge('old', new Date(Date.now() - 2 * 3600 * 1000))
  await passkeys.spendChallenge('recent', new Date())
  await expire(test.context, signal)
  expect(await passkeys.spendChallenge('old', new Date())).toBe(true)
  expect(await passkeys.spendChallenge('recent', new Date())).toBe(false)
})
