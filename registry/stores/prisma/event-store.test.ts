import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { AuditEvent, EventQuery, EventStore } from '#registry/stores/events.ts'
import { openTestStores, type TestStores } from '#registry/testing/stores.ts'
import { createEventStore } from './event-store.ts'

const log = { warn: vi.fn(), error: vi.fn() }
let stores: TestStores
let events: EventStore
beforeAll(async () => {
  stores = await openTestStores()
  events = createEventStore(stores.database, log)
})
afterAll(() => stores.close())

let accounts = 0
const newAccountId = () => String(100_000_000_000 + ++accounts)
const noon = new Date('2026-11-25T12:00:00.000Z')
const later = (seconds: number) => new Date(noon.getTime() + seconds * 1000)

function event(accountId: string, facts: Partial<AuditEvent> = {}): AuditEvent {
  const id = randomUUID()
  return {
    id,
    accountId,
    at: noon,
    name: 'PutImage',
    source: 'ecr-public.amazonaws.com',
    readOnly: false,
    resources: [],
    text: JSON.stringify({ eventID: id }),
    ...facts,
  }
}

async function idsOf(query: EventQuery, limit = 50): Promise<readonly string[]> {
  return (await events.lookup(query, { limit })).items.map(({ id }) => id)
}

describe('looking up events', () => {
  it('gives back what was recorded', async () => {
    const accountId = newAccountId()
    const whole = event(accountId, {
      username: 'mary',
      accessKeyId: 'AKIA1',
      readOnly: true,
      resources: [
        { type: 'AWS::ECR::PublicRepository', name: 'arn:one' },
        { type: 'AWS::IAM::User', name: 'mary' },
      ],
    })
    await events.record([whole])
    expect(await events.lookup({ accountId }, { limit: 50 })).toEqual({ items: [whole] })
  })

  it('is newest first, of one account, page after page while more arrive', async () => {
    const accountId = newAccountId()
    const recorded = Array.from({ length: 7 }, (_, index) => event(accountId, { at: later(Math.floor(index / 2)) }))
    await events.record([...recorded, event(newAccountId(), { at: later(1) })])
    const expected = [...recorded].sort((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1)).map(({ id }) => id)
    const seen: string[] = []
    let next: string | undefined
    do {
      const page = await events.lookup({ accountId }, { limit: 3, ...(next === undefined ? {} : { after: next }) })
      seen.push(...page.items.map(({ id }) => id))
      next = page.next
      await events.record([event(accountId, { at: later(100) })])
    } while (next !== undefined)
    expect(seen).toEqual(expected)
  })

  it('keeps to the range of time', async () => {
    const accountId = newAccountId()
    const [early, middle, late] = [event(accountId, { at: later(-10) }), event(accountId), event(accountId, { at: later(10) })]
    await events.record([early, middle, late])
    expect(await idsOf({ accountId, from: noon })).toEqual([late.id, middle.id])
    expect(await idsOf({ accountId, until: later(10) })).toEqual([middle.id, early.id])
    expect(await idsOf({ accountId, from: noon, until: later(10) })).toEqual([middle.id])
  })

  it('finds by each attribute', async () => {
    const accountId = newAccountId()
    const wanted = event(accountId, {
      name: 'CreateUser',
      source: 'iam.amazonaws.com',
      username: 'mary',
      accessKeyId: 'AKIAMARY',
      readOnly: true,
      resources: [{ type: 'AWS::IAM::User', name: 'bob' }],
    })
    await events.record([wanted, event(accountId), event(newAccountId(), { ...wanted, accountId: newAccountId() })])
    const values = {
      EventId: wanted.id.toUpperCase(),
      EventName: 'CreateUser',
      ReadOnly: 'true',
      Username: 'mary',
      ResourceType: 'AWS::IAM::User',
      ResourceName: 'bob',
      EventSource: 'iam.amazonaws.com',
      AccessKeyId: 'AKIAMARY',
    } as const
    for (const [key, value] of Object.entries(values) as [keyof typeof values, string][]) {
      expect([key, await idsOf({ accountId, attribute: { key, value } })]).toEqual([key, [wanted.id]])
    }
    for (const key of Object.keys(values).filter((name) => name !== 'ReadOnly') as (keyof typeof values)[]) {
      expect([key, await idsOf({ accountId, attribute: { key, value: 'nothing' } })]).toEqual([key, []])
    }
  })
})

describe('recording events', () => {
  it('does it with the transaction, or not at all', async () => {
    const accountId = newAccountId()
    const { pool } = stores.database
    const undone = pool.transaction(async () => {
      await events.record([event(accountId)])
      throw new Error('undo')
    })
    await expect(undone).rejects.toThrow('undo')
    expect(await idsOf({ accountId })).toEqual([])
  })

  it('keeps a refusal that was noted within a transaction which is over', async () => {
    const accountId = newAccountId()
    const refusal = event(accountId)
    const undone = stores.database.pool.transaction(async () => {
      events.recordSoon([refusal])
      throw new Error('undo')
    })
    await expect(undone).rejects.toThrow('undo')
    await expect.poll(() => idsOf({ accountId }), { timeout: 10_000 }).toEqual([refusal.id])
  })

  it('is not held up by an event that the database cannot hold', async () => {
    const accountId = newAccountId()
    const good = Array.from({ length: 5 }, () => event(accountId))
    events.recordSoon([...good.slice(0, 2), event(accountId, { resources: [{ type: 't', name: 'a\0b' }] }), ...good.slice(2)])
    await events.flush()
    expect([...(await idsOf({ accountId }))].sort()).toEqual(good.map(({ id }) => id).sort())
    expect(log.error).toHaveBeenCalledWith(expect.objectContaining({ name: 'PutImage' }), 'an event could not be recorded')
  })

  it('waits out a database that is away', async () => {
    const accountId = newAccountId()
    const query = vi.spyOn(stores.database.pool, 'query').mockRejectedValueOnce(new Error('away') as never)
    const kept = event(accountId)
    events.recordSoon([kept])
    await expect(events.flush()).rejects.toThrow('away')
    query.mockRestore()
    await events.flush()
    expect(await idsOf({ accountId })).toEqual([kept.id])
  })

  it('gives up the oldest refusals rather than all memory', async () => {
    const accountId = newAccountId()
    const flood = Array.from({ length: 20_010 }, () => event(accountId))
    events.recordSoon(flood)
    await events.flush()
    const { rows } = await stores.database.pool.query('select count(*)::int as count from audit_event where account_id = $1', [accountId])
    expect(rows).toEqual([{ count: 20_000 }])
    expect(log.error).toHaveBeenCalledWith({ dropped: 10 }, expect.any(String))
  })
})
