import { describe, expect, it } from 'vitest'
import type { ListedEvent } from '#lib/backend/console/events.ts'
import { eventActor, prettyEvent, readEventFacts, resourceLabel } from './event-facts.ts'
import { eventsCsv, eventsJson } from './event-files.ts'
import { eventProblems, eventsPath, exportEventsPath, parseEventSearch, parseEventsPage, toLookup } from './event-search.ts'

const now = new Date('2026-11-29T06:00:00Z')
const accountId = '111122223333'

describe('a search for events', () => {
  it.each([
    [{}, '/console/events'],
    [{ by: 'user', value: ' ada ' }, '/console/events?by=user&value=ada'],
    [{ by: 'user', last: 'hour' }, '/console/events?last=hour'],
    [{ by: 'colour', value: 'PutImage', last: 'year' }, '/console/events?by=name&value=PutImage'],
    [{ last: 'hour', from: '2026-11-29T05:00' }, '/console/events?from=2026-11-29T05%3A00'],
  ])('of %o has one address', (query, path) => {
    expect(eventsPath(parseEventSearch(query))).toBe(path)
  })

  it('goes on where the page before ended, counting back from the same time', () => {
    const path = eventsPath(parseEventSearch({ last: 'day' }), { at: 1000, after: 'token' })
    expect(path).toBe('/console/events?last=day&at=1000&after=token')
    expect(parseEventsPage({ at: '1000', after: 'token' })).toEqual({ at: 1000, after: 'token' })
    expect(parseEventsPage({ at: '1000' })).toBeUndefined()
    expect(toLookup(parseEventSearch({ last: 'day' }), accountId, 86_500)).toEqual({ StartTime: new Date(100_000) })
  })

  it('has a file, too', () => {
    expect(exportEventsPath(parseEventSearch({ value: 'PutImage' }), 'csv')).toBe(
      '/console/events/export?by=name&value=PutImage&format=csv',
    )
  })

  it('takes in the whole minute of an end without seconds', () => {
    const search = parseEventSearch({ from: '2026-11-29T05:00', to: '2026-11-29T05:00' })
    expect(eventProblems(search, now)).toEqual({})
    expect(toLookup(search, accountId, 0)).toEqual({
      StartTime: new Date('2026-11-29T05:00:00Z'),
      EndTime: new Date('2026-11-29T05:00:59Z'),
    })
    expect(toLookup(parseEventSearch({ to: '2026-11-29T05:00:30' }), accountId, 0)).toEqual({ EndTime: new Date('2026-11-29T05:00:30Z') })
  })

  it.each([
    [{ from: '2026-11-29T05:00', to: '2026-11-29T04:59' }, 'to', /ends before it begins/],
    [{ from: 'yesterday' }, 'from', /such as/],
    [{ from: '2026-13-45T99:99' }, 'from', /such as/],
    [{ to: '2026-11-29' }, 'to', /such as/],
    [{ to: '2026-08-01T00:00' }, 'to', /90 days/],
    [{ by: 'read-only', value: 'maybe' }, 'value', /true or false/],
  ] as const)('says of %o what is wrong', (query, field, message) => {
    const problems = eventProblems(parseEventSearch(query), now)
    expect(Object.keys(problems)).toEqual([field])
    expect(problems[field]).toMatch(message)
  })

  it.each([
    [{ by: 'repository', value: 'web/app' }, 'ResourceName', `arn:aws:ecr-public::${accountId}:repository/web/app`],
    [{ by: 'resource', value: 'ada' }, 'ResourceName', 'ada'],
    [{ by: 'read-only', value: 'true' }, 'ReadOnly', 'true'],
    [{ by: 'access-key', value: 'AKIA1' }, 'AccessKeyId', 'AKIA1'],
  ])('asks the API for %o', (query, AttributeKey, AttributeValue) => {
    expect(toLookup(parseEventSearch(query), accountId, 0)).toEqual({ LookupAttributes: [{ AttributeKey, AttributeValue }] })
  })
})

describe('an event', () => {
  it.each([
    ['ada', {}, 'ada'],
    [undefined, { type: 'AWSAccount', accountId }, `Account ${accountId}`],
    [undefined, { type: 'AWSAccount', accountId: 'ANONYMOUS_PRINCIPAL' }, 'Somebody not signed in'],
    [undefined, {}, 'Somebody'],
  ])('of %s and %o was done by %s', (userName, userIdentity, name) => {
    expect(eventActor(userName, readEventFacts(JSON.stringify({ userIdentity })))).toBe(name)
  })

  it('can be read though its JSON cannot', () => {
    expect(readEventFacts('{')).toEqual({ userIdentity: {} })
    expect(prettyEvent('{')).toBe('{')
    expect(prettyEvent('{"a":1}')).toBe('{\n  "a": 1\n}')
  })

  it.each([
    [`arn:aws:ecr-public::${accountId}:repository/web/app`, 'web/app'],
    [`arn:aws:cloudtrail:us-east-1:${accountId}:trail/audit`, 'trail/audit'],
    ['ada', 'ada'],
  ])('names the resource %s briefly', (name, label) => {
    expect(resourceLabel(name)).toBe(label)
  })
})

describe('events as files', () => {
  const text = '{"eventTime":"2026-11-29T05:00:00Z","errorCode":"AccessDenied","userAgent":"=cmd()"}'
  const event: ListedEvent = {
    id: 'id-1',
    name: 'PutImage',
    at: now,
    source: 'ecr-public.amazonaws.com',
    readOnly: false,
    userName: '@ada',
    resources: [
      { type: 'A', name: 'one' },
      { type: 'B', name: 'two' },
    ],
    facts: readEventFacts(text),
    text,
  }

  it('are JSON as they were recorded', () => {
    expect(JSON.parse(eventsJson([event, event])).Records).toEqual([JSON.parse(text), JSON.parse(text)])
    expect(JSON.parse(eventsJson([]))).toEqual({ Records: [] })
  })

  it('are lines of CSV without formulas', () => {
    const [titles, line, end] = eventsCsv([event]).split('\r\n')
    expect(titles).toMatch(/^Event ID,Event time,User name,Event name,/)
    expect(line).toBe(`id-1,2026-11-29T05:00:00Z,'@ada,PutImage,ecr-public.amazonaws.com,"A, B","one, two",false,AccessDenied,,,'=cmd(),,,`)
    expect(end).toBe('')
  })
})
