import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runOperation } from '#registry/operations/run-operation.ts'
import type { AuditEvent } from '#registry/stores/events.ts'
import { createTestContext, type TestCaller, type TestContext } from '#registry/testing/context.ts'
import { lookupEvents } from './lookup-events.ts'

const now = new Date('2026-11-25T12:00:00.700Z')
const seconds = Math.floor(now.getTime() / 1000)
let test: TestContext
let caller: TestCaller
beforeAll(async () => {
  test = await createTestContext({ clock: () => now })
})
afterAll(() => test.close())

const lookup = (input: object, who = caller) => runOperation(lookupEvents, input, who, test.context)
const agoInSeconds = (ago: number) => new Date(now.getTime() - ago * 1000)

function event(facts: Partial<AuditEvent> = {}): AuditEvent {
  const id = randomUUID()
  const common = { name: 'PutImage', source: 'ecr-public.amazonaws.com', readOnly: false, resources: [] }
  return { id, accountId: caller.accountId, at: now, ...common, text: JSON.stringify({ eventID: id }), ...facts }
}
async function record(...events: readonly AuditEvent[]): Promise<readonly string[]> {
  await test.context.events.record(events)
  return events.map(({ id }) => id)
}
// What the look-ups themselves leave behind is not asked for.
const idsOf = async (input: object) =>
  (await lookup(input)).Events.filter(({ EventName }) => EventName !== 'LookupEvents').map(({ EventId }) => EventId)

describe('LookupEvents', () => {
  beforeAll(async () => {
    caller = await test.newCaller()
  })

  it('tells an event as the API model has it', async () => {
    const recorded = event({
      name: 'CreateUser',
      username: 'root',
      accessKeyId: 'AKIA1',
      resources: [{ type: 'AWS::IAM::User', name: 'bob' }],
    })
    await record(recorded)
    expect(await lookup({ LookupAttributes: [{ AttributeKey: 'EventId', AttributeValue: recorded.id }] })).toEqual({
      Events: [
        {
          EventId: recorded.id,
          EventName: 'CreateUser',
          ReadOnly: 'false',
          AccessKeyId: 'AKIA1',
          EventTime: new Date('2026-11-25T12:00:00Z'),
          EventSource: 'ecr-public.amazonaws.com',
          Username: 'root',
          Resources: [{ ResourceType: 'AWS::IAM::User', ResourceName: 'bob' }],
          CloudTrailEvent: recorded.text,
        },
      ],
    })
  })

  it('pages through fifty at most, with a token for this list only', async () => {
    caller = await test.newCaller()
    const ids = await record(...Array.from({ length: 60 }, (_, index) => event({ at: agoInSeconds(index) })))
    const first = await lookup({ LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: 'PutImage' }] })
    expect(first.Events).toHaveLength(50)
    const rest = await lookup({ LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: 'PutImage' }], NextToken: first.NextToken })
    expect(rest).not.toHaveProperty('NextToken')
    expect([...first.Events, ...rest.Events].map(({ EventId }) => EventId)).toEqual(ids)
    await expect(lookup({ NextToken: first.NextToken })).rejects.toMatchObject({ kind: 'invalid-next-token' })
  })

  it('tells of ninety days', async () => {
    caller = await test.newCaller()
    const day = 24 * 3600
    const [old, recent] = await record(event({ at: agoInSeconds(90 * day + 60) }), event({ at: agoInSeconds(90 * day - 60) }))
    expect(await idsOf({})).toEqual([recent])
    expect(await idsOf({ StartTime: seconds - 100 * day })).toEqual([recent])
    expect(old).toBeDefined()
  })

  it('takes in both ends of a range, to the second', async () => {
    caller = await test.newCaller()
    const [, middle] = await record(event({ at: agoInSeconds(10) }), event(), event({ at: agoInSeconds(-1) }))
    expect(await idsOf({ StartTime: seconds, EndTime: seconds })).toEqual([middle])
  })

  it('is of the caller’s account', async () => {
    caller = await test.newCaller()
    await record(event())
    caller = await test.newCaller()
    expect(await idsOf({})).toEqual([])
  })

  it('has no insights to tell of', async () => {
    await record(event())
    expect(await lookup({ EventCategory: 'insight' })).toEqual({ Events: [] })
  })

  it('finds nothing before all times', async () => {
    expect(await idsOf({ StartTime: -8.64e12, EndTime: -8.63e12 })).toEqual([])
  })

  it('knows yes and no in any case', async () => {
    caller = await test.newCaller()
    const [read] = await record(event({ readOnly: true }), event())
    expect(await idsOf({ LookupAttributes: [{ AttributeKey: 'ReadOnly', AttributeValue: 'True' }] })).toEqual([read])
  })

  it.each<[object, string]>([
    [{ MaxResults: 0 }, 'invalid-max-results'],
    [{ MaxResults: 51 }, 'invalid-max-results'],
    [{ NextToken: 'made-up' }, 'invalid-next-token'],
    [{ StartTime: seconds, EndTime: seconds - 60 }, 'invalid-time-range'],
    [{ StartTime: 1e300 }, 'invalid-time-range'],
    [{ EndTime: -1e300 }, 'invalid-time-range'],
    [{ LookupAttributes: [{ AttributeKey: 'Colour', AttributeValue: 'red' }] }, 'invalid-lookup-attributes'],
    [{ LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: '' }] }, 'invalid-lookup-attributes'],
    [{ LookupAttributes: [{ AttributeKey: 'ReadOnly', AttributeValue: 'maybe' }] }, 'invalid-lookup-attributes'],
    [
      {
        LookupAttributes: [
          { AttributeKey: 'EventName', AttributeValue: 'a' },
          { AttributeKey: 'Username', AttributeValue: 'b' },
        ],
      },
      'invalid-lookup-attributes',
    ],
    [{ EventCategory: 'other' }, 'invalid-parameter'],
    [{ MaxResults: 'many' }, 'invalid-parameter'],
  ])('refuses %j', async (input, kind) => {
    await expect(lookup(input)).rejects.toMatchObject({ kind })
  })
})
