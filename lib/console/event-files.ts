import type { ListedEvent } from '#lib/backend/console/events.ts'
import { csvText } from '#lib/csv.ts'

/** Events as a log file of CloudTrail has them, each as it was recorded. */
export function eventsJson(events: readonly Pick<ListedEvent, 'text'>[]): string {
  return `{"Records":[\n${events.map(({ text }) => text).join(',\n')}\n]}\n`
}

const columns = [
  ['Event ID', ({ id }) => id],
  ['Event time', ({ facts, at }) => facts.eventTime ?? at.toISOString()],
  ['User name', ({ userName }) => userName],
  ['Event name', ({ name }) => name],
  ['Event source', ({ source }) => source],
  ['Resource type', ({ resources }) => resources.map(({ type }) => type).join(', ')],
  ['Resource name', ({ resources }) => resources.map(({ name }) => name).join(', ')],
  ['Read-only', ({ readOnly }) => String(readOnly)],
  ['Error code', ({ facts }) => facts.errorCode],
  ['Error message', ({ facts }) => facts.errorMessage],
  ['Source IP address', ({ facts }) => facts.sourceIPAddress],
  ['User agent', ({ facts }) => facts.userAgent],
  ['Access key ID', ({ accessKeyId }) => accessKeyId],
  ['Region', ({ facts }) => facts.awsRegion],
  ['Request ID', ({ facts }) => facts.requestID],
] as const satisfies readonly (readonly [string, (event: ListedEvent) => string | undefined])[]

/** A line for each event, with what a table can hold of it. */
export function eventsCsv(events: readonly ListedEvent[]): string {
  return csvText([columns.map(([title]) => title), ...events.map((event) => columns.map(([, textOf]) => textOf(event) ?? ''))])
}
