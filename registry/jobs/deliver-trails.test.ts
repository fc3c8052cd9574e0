import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Context, createContext } from '#registry/context.ts'
import { createTrail } from '#registry/operations/cloudtrail/create-trail.ts'
import { getTrailStatus } from '#registry/operations/cloudtrail/get-trail-status.ts'
import { startLogging } from '#registry/operations/cloudtrail/start-logging.ts'
import { stopLogging } from '#registry/operations/cloudtrail/stop-logging.ts'
import { createRepository } from '#registry/operations/ecr-public/create-repository.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import type { LogArchive } from '#registry/stores/log-archive.ts'
import { createTestContext, type TestCaller, type TestContext } from '#registry/testing/context.ts'
import { deliverTrails } from './deliver-trails.ts'
import { runJobs } from './run-jobs.ts'

let test: TestContext
beforeAll(async () => {
  test = await createTestContext()
  vi.spyOn(test.context.log, 'warn').mockReturnValue()
})
afterEach(() => vi.restoreAllMocks())
afterAll(() => test.close())

interface LogFile {
  readonly name: string
  readonly records: readonly { readonly eventName: string; readonly eventID: string; readonly recipientAccountId: string }[]
}

/** A new account with a trail that logs into a bucket of its own. */
async function newTrail(facts: { readonly S3KeyPrefix?: string } = {}) {
  const caller = await test.newCaller()
  const bucket = `bucket-${caller.accountId}`
  await runOperation(createTrail, { Name: 'audit', S3BucketName: bucket, ...facts }, caller, test.context)
  await runOperation(startLogging, { Name: 'audit' }, caller, test.context)
  const folder = path.join(test.context.config.dataDir, 'trails', bucket)
  const files = (): readonly LogFile[] => {
    const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json.gz'))
    const writtenAt = (name: string) => fs.statSync(path.join(folder, name), { bigint: true }).mtimeNs
    const inOrder = names.sort((a, b) => (writtenAt(a) < writtenAt(b) ? -1 : 1))
    return inOrder.map((name) => ({ name, records: JSON.parse(gunzipSync(fs.readFileSync(path.join(folder, name))).toString()).Records }))
  }
  return { caller, files, events: () => files().flatMap(({ records }) => records) }
}

const record = (caller: TestCaller, name: string, context: Context = test.context) =>
  context.events.record([
    {
      id: randomUUID(),
      accountId: caller.accountId,
      at: new Date(),
      name,
      source: 'x',
      readOnly: false,
      resources: [],
      text: JSON.stringify({ eventName: name }),
    },
  ])
const deliver = (context: Partial<Context> = {}) => deliverTrails({ ...test.context, ...context }, new AbortController().signal)

/** Transactions of other tests on the same server may hold deliveries up. */
const eventually = <T>(look: () => T | Promise<T>) =>
  expect.poll(
    async () => {
      await deliver()
      return look()
    },
    { timeout: 20_000, interval: 50 },
  )
const namesIn = (events: readonly { readonly eventName: string }[]) => events.map(({ eventName }) => eventName)

describe('delivering trails', () => {
  it('writes each event from start to stop once, where CloudTrail does', async () => {
    const { caller, files, events } = await newTrail({ S3KeyPrefix: 'my/logs' })
    await runOperation(createRepository, { repositoryName: 'my-app' }, caller, test.context)
    await eventually(() => namesIn(events())).toEqual(['StartLogging', 'CreateRepository'])
    await runOperation(stopLogging, { Name: 'audit' }, caller, test.context)
    await runOperation(createRepository, { repositoryName: 'unseen' }, caller, test.context)
    await eventually(() => namesIn(events())).toEqual(['StartLogging', 'CreateRepository', 'StopLogging'])
    await deliver()
    expect(events()).toHaveLength(3)
    expect(events().every(({ recipientAccountId }) => recipientAccountId === caller.accountId)).toBe(true)
    const day = new Date().toISOString().slice(0, 10).replaceAll('-', '/')
    expect(files()[0]!.name).toMatch(
      new RegExp(
        `^my/logs/AWSLogs/${caller.accountId}/CloudTrail/us-east-1/${day}/${caller.accountId}_CloudTrail_us-east-1_\\d{8}T\\d{4}Z_\\w{16}\\.json\\.gz$`,
      ),
    )
  })

  it('goes on after a stop without what came in between', async () => {
    const { caller, events } = await newTrail()
    await runOperation(stopLogging, { Name: 'audit' }, caller, test.context)
    await eventually(() => namesIn(events())).toEqual(['StartLogging', 'StopLogging'])
    await record(caller, 'Unseen')
    await runOperation(startLogging, { Name: 'audit' }, caller, test.context)
    await record(caller, 'Seen')
    await eventually(() => namesIn(events())).toEqual(['StartLogging', 'StopLogging', 'StartLogging', 'Seen'])
  })

  it('waits for a change that is under way, since its event comes before those that are there', async () => {
    const { caller, events } = await newTrail()
    await eventually(() => namesIn(events())).toEqual(['StartLogging'])
    let commit = () => {}
    const held = new Promise<void>((resolve) => {
      commit = resolve
    })
    let written = () => {}
    const isWritten = new Promise<void>((resolve) => {
      written = resolve
    })
    const slow = test.context.transactions.run(async () => {
      await record(caller, 'Slow')
      written()
      await held
    })
    await isWritten
    await record(caller, 'Quick')
    await deliver()
    expect(namesIn(events())).toEqual(['StartLogging'])
    commit()
    await slow
    await eventually(() => namesIn(events())).toEqual(['StartLogging', 'Slow', 'Quick'])
  })

  it('writes the same file again after a crash, and what is new into the next one', async () => {
    const { caller, files, events } = await newTrail()
    await eventually(() => namesIn(events())).toEqual(['StartLogging'])
    await record(caller, 'First')
    const dying = { ...test.context.trailDeliveries, complete: () => Promise.reject(new Error('killed')) }
    await expect
      .poll(
        async () => {
          await deliver({ trailDeliveries: dying })
          return files().length
        },
        { timeout: 20_000 },
      )
      .toBe(2)
    const before = files()
    await record(caller, 'Second')
    await eventually(() => namesIn(events()).sort()).toEqual(['First', 'Second', 'StartLogging'])
    expect(files()).toEqual(expect.arrayContaining([...before]))
    expect(files()).toHaveLength(3)
  })

  it('writes nothing twice when several do it at once', async () => {
    const { caller, events } = await newTrail()
    const { config } = test.context
    const other = await createContext(config, { databaseUrl: test.databaseUrl, secretKey: 'of this test only '.repeat(3) })
    const names = Array.from({ length: 40 }, (_, index) => `Event${index}`)
    try {
      for (const name of names) await Promise.all([record(caller, name), deliver(), deliver(other)])
    } finally {
      await other.close()
    }
    await eventually(() => events().length).toBe(41)
    expect(new Set(namesIn(events()))).toEqual(new Set(['StartLogging', ...names]))
  })

  it('writes many events as several files, in their order', async () => {
    const { caller, files, events } = await newTrail()
    const client = new pg.Client({ connectionString: test.databaseUrl })
    await client.connect()
    const texts = `json_build_object('eventName', n::text)::text`
    const insert = (from: number, to: number) =>
      client.query(
        `insert into audit_event (id, account_id, at, name, source, read_only, event)
         select gen_random_uuid(), $1, now(), 'x', 'x', false, ${texts} from generate_series($2::int, $3::int) n`,
        [caller.accountId, from, to],
      )
    // The second is one transaction with more than a file should hold.
    for (const [from, to] of [
      [0, 1499],
      [1500, 3999],
      [4000, 4001],
    ] as const) {
      await insert(from, to)
    }
    await client.end()
    await eventually(() => events().length).toBe(4003)
    const sizes = files().map(({ records }) => records.length)
    expect(sizes.length).toBeGreaterThan(1)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(2500)
    expect(new Set(namesIn(events())).size).toBe(4003)
  })

  it('goes on after a restore into a server that counts anew', async () => {
    const { caller, events } = await newTrail()
    await record(caller, 'Delivered')
    await eventually(() => namesIn(events())).toEqual(['StartLogging', 'Delivered'])
    await record(caller, 'Waiting')
    const without = await test.newCaller()
    await record(without, 'OfNoTrail')
    // As the dump of a server looks that had counted further.
    const further = (column: string) => `${column} = (${column}::text::bigint + 1000000000)::text::xid8`
    await test.database.pool.query(`update audit_event set ${further('transaction_id')} where account_id = any($1)`, [
      [caller.accountId, without.accountId],
    ])
    await test.database.pool.query(`update trail set ${further('delivered_up_to')} where account_id = $1`, [caller.accountId])
    await test.context.trailDeliveries.adoptRestored()
    await record(caller, 'New')
    await test.context.trailDeliveries.adoptRestored()
    await eventually(() => namesIn(events())).toEqual(['StartLogging', 'Delivered', 'Waiting', 'New'])
    const { rows } = await test.database.pool.query('select transaction_id::text from audit_event where account_id = $1', [
      without.accountId,
    ])
    expect(rows).toEqual([{ transaction_id: '0' }])
  })

  it('tells why it failed, delivers the trails of others, and makes up for it', async () => {
    const [full, fine] = [await newTrail(), await newTrail()]
    const { logArchive } = test.context
    const broken: LogArchive = {
      ...logArchive,
      put: (bucket, key, content) =>
        bucket.endsWith(full.caller.accountId)
          ? Promise.reject(Object.assign(new Error('no space at /secret/path'), { code: 'ENOSPC' }))
          : logArchive.put(bucket, key, content),
    }
    const statusOf = ({ caller }: typeof full) => runOperation(getTrailStatus, { Name: 'audit' }, caller, test.context)
    await expect
      .poll(
        async () => {
          await deliver({ logArchive: broken })
          return [(await statusOf(full)).LatestDeliveryError, fine.events().length > 0]
        },
        { timeout: 20_000 },
      )
      .toEqual(['ENOSPC', true])
    expect(full.events()).toEqual([])
    await eventually(async () => 'LatestDeliveryError' in (await statusOf(full))).toBe(false)
    expect(namesIn(full.events())[0]).toBe('StartLogging')
    expect((await statusOf(full)).LatestDeliveryTime).toBeInstanceOf(Date)
  })
})

describe('running jobs', () => {
  it('delivers now and then, until it is stopped', async () => {
    const { caller, events } = await newTrail()
    const jobs = runJobs(test.context, { deliverTrailsEveryMs: 20, expireEveryMs: 20, lookForGarbageEveryMs: 20 })
    await expect.poll(() => namesIn(events()), { timeout: 20_000 }).toEqual(['StartLogging'])
    await jobs.stop()
    await record(caller, 'Later')
    const again = runJobs(test.context, { deliverTrailsEveryMs: 20, expireEveryMs: 20, lookForGarbageEveryMs: 20 })
    await expect.poll(() => namesIn(events()), { timeout: 20_000 }).toEqual(['StartLogging', 'Later'])
    await again.stop()
  })

  it('goes on after a run that failed', async () => {
    const { events } = await newTrail()
    vi.spyOn(test.context.log, 'warn').mockReturnValue()
    vi.spyOn(test.context.trailDeliveries, 'waiting').mockRejectedValueOnce(new Error('away'))
    const jobs = runJobs(test.context, { deliverTrailsEveryMs: 20, expireEveryMs: 3_600_000, lookForGarbageEveryMs: 3_600_000 })
    await expect.poll(() => namesIn(events()), { timeout: 20_000 }).toEqual(['StartLogging'])
    await jobs.stop()
  })

  it('does a job once at a time, whoever wants it', async () => {
    const { jobLocks } = test.context
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    let first: Promise<boolean> = Promise.resolve(false)
    await new Promise<void>((begun) => {
      first = jobLocks.tryRun('a job', () => {
        begun()
        return held
      })
    })
    expect(await jobLocks.tryRun('a job', async () => {})).toBe(false)
    expect(await jobLocks.tryRun('another job', async () => {})).toBe(true)
    release()
    expect(await first).toBe(true)
    expect(await jobLocks.tryRun('a job', async () => {})).toBe(true)
  })
})
