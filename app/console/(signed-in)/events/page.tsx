import type { Metadata } from 'next'
import Link from 'next/link'
import { ConsolePage } from '#components/console/console-page.tsx'
import { EventSearchForm } from '#components/console/event-search-form.tsx'
import { EventTable } from '#components/console/event-table.tsx'
import { Refusal } from '#components/console/refusal.tsx'
import { Button } from '#components/ui/button.tsx'
import { ChoiceLinks } from '#components/ui/choice-links.tsx'
import { PageLinks } from '#components/ui/page-links.tsx'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { type EventList, lookupEvents } from '#lib/backend/console/events.ts'
import {
  type EventSearch,
  type EventsPage,
  eventProblems,
  eventsPath,
  exportEventsPath,
  exportedEventsMax,
  parseEventSearch,
  parseEventsPage,
  secondsOf,
  toLookup,
} from '#lib/console/event-search.ts'
import { count } from '#lib/format/quantity.ts'
import type { QueryParameters } from '#lib/gallery-search.ts'
import { consolePaths } from '#lib/routes.ts'
import { actingAccountId } from '#lib/session/console-session.ts'

export const metadata: Metadata = { title: 'Event history' }

/** What was done in the account, by whom and when. @see user guide, "Amazon ECR Public information in CloudTrail". */
export default async function EventHistoryPage({ searchParams }: { readonly searchParams: Promise<QueryParameters> }) {
  const query = await searchParams
  const search = parseEventSearch(query)
  const problems = eventProblems(search, new Date())
  return (
    <ConsolePage
      title="Event history"
      intro="Every API action of the last 90 days, whether it succeeded or was refused. A trail keeps them for longer."
      action={
        <Button asChild>
          <Link href={consolePaths.trails} prefetch={false}>
            Trails
          </Link>
        </Button>
      }
    >
      <EventSearchForm search={search} problems={problems} />
      {Object.keys(problems).length === 0 && <FoundEvents search={search} page={parseEventsPage(query)} />}
    </ConsolePage>
  )
}

const spans = [
  ['All 90 days', undefined],
  ['Last hour', 'hour'],
  ['Last 24 hours', 'day'],
  ['Last 7 days', 'week'],
] as const

async function FoundEvents({ search, page }: { readonly search: EventSearch; readonly page: EventsPage | undefined }) {
  const at = page?.at ?? secondsOf(new Date())
  const found = await readInConsole((call) => lookupEvents(call, toLookup(search, actingAccountId(call.session), at), page?.after))
  const isRange = Boolean(search.from || search.to)
  return (
    <>
      <div className="mt-3 mb-3 flex flex-wrap items-center justify-between gap-x-8 gap-y-1">
        <ChoiceLinks
          label="How far back"
          choices={spans.map(([name, last]) => ({
            name,
            href: eventsPath({ ...search, last, from: '', to: '' }),
            isCurrent: !isRange && search.last === last,
          }))}
        />
        {'answer' in found && found.answer.events.length > 0 && (
          <p className="text-13 text-ink-soft">
            Export the newest {count(exportedEventsMax).exact} of these as{' '}
            <a href={exportEventsPath(search, 'json')} className="link text-ink">
              JSON
            </a>{' '}
            or{' '}
            <a href={exportEventsPath(search, 'csv')} className="link text-ink">
              CSV
            </a>
          </p>
        )}
      </div>
      {'failure' in found ? <Refusal {...found} /> : <Events {...found.answer} search={search} at={at} first={page === undefined} />}
    </>
  )
}

interface EventsProps extends EventList {
  readonly search: EventSearch
  readonly at: number
  readonly first: boolean
}

function Events({ events, nextToken, search, at, first }: EventsProps) {
  if (events.length === 0) return <NoEvents search={search} />
  return (
    <>
      <EventTable events={events} />
      <PageLinks
        label="Pages of events"
        previous={first ? undefined : { href: eventsPath(search), text: 'Newest' }}
        next={nextToken ? { href: eventsPath(search, { at, after: nextToken }), text: 'Older' } : undefined}
      />
    </>
  )
}

function NoEvents({ search: { value, last, from, to } }: { readonly search: EventSearch }) {
  return (
    <div className="max-w-prose border-ink border-t pt-4">
      <p className="font-medium">No events found</p>
      <p className="mt-1 text-ink-soft">
        {value && 'The value must be exactly that of the event, capital letters and all. '}
        {last || from || to ? 'Look further back, or search by something else.' : 'Events are there within a second of what was done.'}
      </p>
    </div>
  )
}
