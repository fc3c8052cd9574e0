import { type Event, LookupEventsCommand, type LookupEventsCommandInput } from '@aws-sdk/client-cloudtrail'
import { type EventFacts, readEventFacts } from '#lib/console/event-facts.ts'
import type { ConsoleCall } from './ask-backend.ts'

type Call = Pick<ConsoleCall, 'cloudTrail'>

/** Which events: `toLookup` of lib/console/event-search.ts. */
export type EventQuestion = Pick<LookupEventsCommandInput, 'LookupAttributes' | 'StartTime' | 'EndTime'>

export interface ListedEvent {
  readonly id: string
  readonly name: string
  readonly at: Date
  readonly source: string
  readonly readOnly: boolean
  readonly userName?: string
  readonly accessKeyId?: string
  readonly resources: readonly { readonly type: string; readonly name: string }[]
  readonly facts: EventFacts
  /** The whole event as JSON. */
  readonly text: string
}

export interface EventList {
  readonly events: readonly ListedEvent[]
  readonly nextToken?: string
}

/** Fifty of the account's events, newest first. @throws what the backend refuses. */
export async function lookupEvents({ cloudTrail }: Call, question: EventQuestion, after?: string): Promise<EventList> {
  const { Events = [], NextToken } = await cloudTrail.send(new LookupEventsCommand({ ...question, NextToken: after }))
  return { events: Events.map(toListed), ...(NextToken ? { nextToken: NextToken } : {}) }
}

/** The newest events, as many pages of fifty as it may read. @throws what the backend refuses. */
export async function collectEvents(call: Call, question: EventQuestion, pagesMax: number): Promise<readonly ListedEvent[]> {
  const found: ListedEvent[] = []
  let after: string | undefined
  for (let page = 0; page < pagesMax; page++) {
    const { events, nextToken } = await lookupEvents(call, question, after)
    found.push(...events)
    if (!nextToken) break
    after = nextToken
  }
  return found
}

/** Undefined when the account has no such event, or it is older than ninety days. @throws what the backend refuses. */
export async function findEvent(call: Call, id: string): Promise<ListedEvent | undefined> {
  const { events } = await lookupEvents(call, { LookupAttributes: [{ AttributeKey: 'EventId', AttributeValue: id }] })
  return events[0]
}

function toListed(event: Event): ListedEvent {
  const {
    EventId = '',
    EventName = '',
    EventTime = new Date(0),
    EventSource = '',
    ReadOnly,
    Username,
    AccessKeyId,
    CloudTrailEvent = '',
  } = event
  return {
    id: EventId,
    name: EventName,
    at: EventTime,
    source: EventSource,
    readOnly: ReadOnly === 'true',
    ...(Username === undefined ? {} : { userName: Username }),
    ...(AccessKeyId === undefined ? {} : { accessKeyId: AccessKeyId }),
    resources: (event.Resources ?? []).map(({ ResourceType = '', ResourceName = '' }) => ({ type: ResourceType, name: ResourceName })),
    facts: readEventFacts(CloudTrailEvent),
    text: CloudTrailEvent,
  }
}
