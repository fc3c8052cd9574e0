import { type QueryParameters, single } from '#lib/gallery-search.ts'
import { consolePaths, withQuery } from '#lib/routes.ts'

/** By what events are found, one at a time: in the URL, on the page, and in the API, which has no name for a repository's. */
export const eventAttributes = {
  name: { title: 'Event name', key: 'EventName' },
  user: { title: 'User name', key: 'Username' },
  repository: { title: 'Repository', key: 'ResourceName' },
  resource: { title: 'Resource name', key: 'ResourceName' },
  type: { title: 'Resource type', key: 'ResourceType' },
  source: { title: 'Event source', key: 'EventSource' },
  'read-only': { title: 'Read-only', key: 'ReadOnly' },
  'access-key': { title: 'Access key ID', key: 'AccessKeyId' },
  id: { title: 'Event ID', key: 'EventId' },
} as const

export type EventAttribute = keyof typeof eventAttributes

/** How far back a search goes that names no times, in seconds. */
export const eventSpans = { hour: 3600, day: 86_400, week: 604_800 } as const
export type EventSpan = keyof typeof eventSpans

/** Which events the page shows. It lives in the URL and nowhere else. */
export interface EventSearch {
  readonly by: EventAttribute
  /** Empty: whatever they are. */
  readonly value: string
  /** Without effect where there is a time. */
  readonly last: EventSpan | undefined
  /** As they were typed, in UTC: `2026-11-29T06:00`, with or without seconds; or empty. */
  readonly from: string
  readonly to: string
}

/** A page of events, by what the one before said. */
export interface EventsPage {
  readonly after: string
  /** What a span counts back from, in seconds since 1970: a token is good for one range only. */
  readonly at: number
}

export type EventProblems = Partial<Record<'value' | 'from' | 'to', string>>

/** As LookupEvents has it. */
export const eventsPerPage = 50
/** In one file. */
export const exportedEventsMax = 1000

const valueCharsMax = 2000
const historySeconds = 90 * 86_400
const timePattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?$/
const keys = Object.keys(eventAttributes) as EventAttribute[]
const spans = Object.keys(eventSpans) as EventSpan[]

/** Reads what the URL asks for; what it does not know, it passes over. */
export function parseEventSearch(query: QueryParameters): EventSearch {
  const text = (name: string, charsMax: number) => single(query[name]).trim().slice(0, charsMax)
  const from = text('from', 40)
  const to = text('to', 40)
  return {
    by: keys.find((key) => key === single(query.by)) ?? 'name',
    value: text('value', valueCharsMax),
    last: from || to ? undefined : spans.find((span) => span === single(query.last)),
    from,
    to,
  }
}

/** The page that the URL asks for; undefined for the first one. */
export function parseEventsPage(query: QueryParameters): EventsPage | undefined {
  const after = single(query.after)
  const at = Number(single(query.at))
  return after && Number.isSafeInteger(at) ? { after, at } : undefined
}

/** What is wrong with what was typed, by its field. */
export function eventProblems({ by, value, from, to }: EventSearch, now: Date): EventProblems {
  const begin = readTime(from)
  const end = readTime(to, true)
  return {
    ...(by === 'read-only' && !/^(?:true|false)?$/i.test(value) ? { value: 'Write true or false.' } : {}),
    ...(Number.isNaN(begin) ? { from: badTime } : {}),
    ...endProblem(begin, end, now),
  }
}

const badTime = 'Write a date and a time of day in UTC, such as 2026-11-29T06:00.'

function endProblem(begin: number | undefined, end: number | undefined, now: Date): EventProblems {
  if (end === undefined) return {}
  if (Number.isNaN(end)) return { to: badTime }
  if (begin !== undefined && end < begin) return { to: 'The range ends before it begins. Change one of the two times.' }
  return end < secondsOf(now) - historySeconds ? { to: 'Events are kept for 90 days, and this is before them.' } : {}
}

/** The members of LookupEvents' input that say which events; the search must have no problems. */
export function toLookup(search: EventSearch, accountId: string, at: number) {
  const { by, value, last, from, to } = search
  const start = last ? at - eventSpans[last] : readTime(from)
  const end = readTime(to, true)
  return {
    ...(value ? { LookupAttributes: [{ AttributeKey: eventAttributes[by].key, AttributeValue: apiValue(by, value, accountId) }] } : {}),
    ...(start === undefined ? {} : { StartTime: new Date(start * 1000) }),
    ...(end === undefined ? {} : { EndTime: new Date(end * 1000) }),
  }
}

function apiValue(by: EventAttribute, value: string, accountId: string): string {
  if (by !== 'repository' || value.startsWith('arn:')) return value
  return `arn:aws:ecr-public::${accountId}:repository/${value}`
}

/** The page of a search, or the file of what it finds. */
export function eventsPath(search: Partial<EventSearch>, page?: EventsPage): string {
  const place: [string, string][] = page
    ? [
        ['at', String(page.at)],
        ['after', page.after],
      ]
    : []
  return withQuery(consolePaths.events, new URLSearchParams([...searchFields(search), ...place]))
}

export const exportFormats = ['json', 'csv'] as const
export type ExportFormat = (typeof exportFormats)[number]

export function exportEventsPath(search: Partial<EventSearch>, format: ExportFormat): string {
  return withQuery(`${consolePaths.events}/export`, new URLSearchParams([...searchFields(search), ['format', format]]))
}

function searchFields({ by, value, last, from, to }: Partial<EventSearch>): [name: string, value: string][] {
  const fields = [
    ['by', value ? by : undefined],
    ['value', value],
    ['last', last],
    ['from', from],
    ['to', to],
  ] as const
  return fields.flatMap(([name, text]) => (text ? [[name, text]] : []))
}

export function secondsOf(date: Date): number {
  return Math.floor(date.getTime() / 1000)
}

/** In seconds since 1970; undefined for no text, NaN for no time. Without seconds an end takes in the whole minute. */
function readTime(text: string, isEnd = false): number | undefined {
  if (text === '') return undefined
  if (!timePattern.test(text)) return Number.NaN
  const seconds = Math.floor(Date.parse(`${text}Z`) / 1000)
  return isEnd && text.length === 'YYYY-MM-DDTHH:MM'.length ? seconds + 59 : seconds
}
