import { z } from 'zod'
import type { Context } from '#registry/context.ts'
import type { PageRequest } from '#registry/domain/page.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { type ListScope, nextTokenOf, toPageRequest } from '#registry/operations/page-token.ts'
import type { AuditEvent, EventQuery } from '#registry/stores/events.ts'

const resultsMax = 50
const historyMs = 90 * 24 * 3600 * 1000

const keys = ['EventId', 'EventName', 'ReadOnly', 'Username', 'ResourceType', 'ResourceName', 'EventSource', 'AccessKeyId'] as const
const attribute = z.object({ AttributeKey: z.enum(keys), AttributeValue: z.string().min(1).max(2000) })

// What has an error of its own in the API model is checked further down.
const input = z.object({
  LookupAttributes: z.array(z.unknown()).max(100).optional(),
  StartTime: z.number().optional(),
  EndTime: z.number().optional(),
  /** Insights are made nowhere: looking for them finds nothing. */
  EventCategory: z.literal('insight').optional(),
  MaxResults: z.int().optional(),
  NextToken: z.string().max(4096).optional(),
})
type Input = z.output<typeof input>

export interface LookedUpEvent {
  readonly EventId: string
  readonly EventName: string
  readonly ReadOnly: 'true' | 'false'
  readonly AccessKeyId?: string
  readonly EventTime: Date
  readonly EventSource: string
  readonly Username?: string
  readonly Resources: readonly { readonly ResourceType: string; readonly ResourceName: string }[]
  /** The whole event as JSON text. */
  readonly CloudTrailEvent: string
}

export interface LookupEventsAnswer {
  readonly Events: readonly LookedUpEvent[]
  readonly NextToken?: string
}

/**
 * The events of the caller's account of the last 90 days, newest first, by one attribute at most.
 * @throws ServiceError `invalid-lookup-attributes`, `invalid-time-range`, `invalid-max-results`, `invalid-next-token`.
 * @see User guide, "Amazon ECR Public information in CloudTrail"; CloudTrail API, LookupEvents.
 */
export const lookupEvents = defineOperation({
  name: 'LookupEvents',
  service: 'cloudtrail',
  action: 'cloudtrail:LookupEvents',
  readOnly: true,
  input,
  resource: () => ({ type: 'any' }),
  async run(request, caller, context): Promise<LookupEventsAnswer> {
    const { accountId } = accountPrincipal(caller)
    const query = { accountId, ...readRange(request, context.clock()), ...readAttribute(request) }
    const { LookupAttributes, StartTime, EndTime, EventCategory } = request
    const scope = { operation: 'LookupEvents', registryId: accountId, query: [LookupAttributes, StartTime, EndTime, EventCategory] }
    const pageRequest = readPage(request, scope, context)
    if (EventCategory === 'insight') return { Events: [] }
    const page = await context.events.lookup(query, pageRequest)
    const { nextToken } = nextTokenOf(page, scope, context)
    return { Events: page.items.map(toAnswer), ...(nextToken === undefined ? {} : { NextToken: nextToken }) }
  },
})

function readAttribute({ LookupAttributes = [] }: Input): Pick<EventQuery, 'attribute'> {
  if (LookupAttributes.length > 1) throw new ServiceError('invalid-lookup-attributes', 'You can specify only one attribute.')
  if (LookupAttributes.length === 0) return {}
  const parsed = attribute.safeParse(LookupAttributes[0])
  if (!parsed.success) {
    throw new ServiceError(
      'invalid-lookup-attributes',
      `An attribute has a value of 1 to 2000 characters and one of the keys ${keys.join(', ')}.`,
    )
  }
  const { AttributeKey: key, AttributeValue: value } = parsed.data
  if (key !== 'ReadOnly') return { attribute: { key, value } }
  const flag = value.toLowerCase()
  if (flag === 'true' || flag === 'false') return { attribute: { key, value: flag } }
  throw new ServiceError('invalid-lookup-attributes', 'ReadOnly is true or false.')
}

// Events are told in whole seconds, so that a range has all of its last one.
function readRange({ StartTime, EndTime }: Input, now: Date): Pick<EventQuery, 'from' | 'until'> {
  const earliest = now.getTime() - historyMs
  const start = StartTime === undefined ? earliest : Math.floor(StartTime) * 1000
  const end = EndTime === undefined ? undefined : (Math.floor(EndTime) + 1) * 1000
  const outside = [start, end ?? 0].some((time) => Number.isNaN(new Date(time).getTime()))
  if (outside || (end !== undefined && StartTime !== undefined && start >= end)) {
    throw new ServiceError('invalid-time-range', 'The start time is not before the end time, or a time is out of range.')
  }
  // The database knows no times as old as JavaScript does.
  return {
    from: new Date(Math.max(start, earliest)),
    ...(end === undefined ? {} : { until: new Date(Math.max(end, earliest)) }),
  }
}

function readPage({ MaxResults, NextToken }: Input, scope: ListScope, context: Pick<Context, 'secrets'>): PageRequest {
  if (MaxResults !== undefined && (MaxResults < 1 || MaxResults > resultsMax)) {
    throw new ServiceError('invalid-max-results', `MaxResults is 1 to ${resultsMax}.`)
  }
  try {
    return toPageRequest(
      { maxResults: MaxResults ?? resultsMax, ...(NextToken === undefined ? {} : { nextToken: NextToken }) },
      scope,
      context,
    )
  } catch (cause) {
    throw new ServiceError('invalid-next-token', 'The token is not that of an earlier page of the same list.', { cause })
  }
}

function toAnswer(event: AuditEvent): LookedUpEvent {
  return {
    EventId: event.id,
    EventName: event.name,
    ReadOnly: event.readOnly ? 'true' : 'false',
    ...(event.accessKeyId === undefined ? {} : { AccessKeyId: event.accessKeyId }),
    EventTime: new Date(Math.floor(event.at.getTime() / 1000) * 1000),
    EventSource: event.source,
    ...(event.username === undefined ? {} : { Username: event.username }),
    Resources: event.resources.map(({ type, name }) => ({ ResourceType: type, ResourceName: name })),
    CloudTrailEvent: event.text,
  }
}
