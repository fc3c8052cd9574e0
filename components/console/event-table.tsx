import Link from 'next/link'
import type { ListedEvent } from '#lib/backend/console/events.ts'
import { eventActor, resourceLabel } from '#lib/console/event-facts.ts'
import { moment } from '#lib/format/moment.ts'
import { consolePaths } from '#lib/routes.ts'
import { ListTable } from './list-table.tsx'

const titles = ['Event name', 'Event time', 'User name', 'Event source', 'Resources', 'Error code']

/** Events a line each; on a phone each is a few lines. */
export function EventTable({ events }: { readonly events: readonly ListedEvent[] }) {
  return (
    <ListTable caption="Events" columns={titles} titlesFrom="lg">
      {events.map((event) => (
        <EventRow key={event.id} event={event} />
      ))}
    </ListTable>
  )
}

function EventRow({ event }: { readonly event: ListedEvent }) {
  const { id, name, source, userName, resources, facts } = event
  const at = moment(event.at)
  return (
    <tr className="border-line border-b align-top hover:bg-hover max-lg:flex max-lg:flex-wrap max-lg:gap-x-4 max-lg:gap-y-1 max-lg:py-2">
      <th scope="row" className="break-words py-1.5 pr-4 text-left font-medium max-lg:w-full max-lg:p-0">
        <Link href={consolePaths.event(id)} prefetch={false} className="link">
          {name}
        </Link>
      </th>
      <td className="figures whitespace-nowrap py-1.5 pr-4 text-ink-soft max-lg:w-full max-lg:p-0">
        {/* Events are seconds apart: what was first must be seen. */}
        <time dateTime={at.iso} title={at.relative}>
          {at.exact}
        </time>
      </td>
      <td className="wrap-anywhere min-w-28 py-1.5 pr-4 max-lg:min-w-0 max-lg:p-0">{eventActor(userName, facts)}</td>
      <td className="break-words py-1.5 pr-4 text-ink-soft max-lg:min-w-0 max-lg:p-0">{source.replace(/\.amazonaws\.com$/, '')}</td>
      <td className="max-w-80 empty:max-lg:hidden py-1.5 pr-4 max-lg:w-full max-lg:max-w-none max-lg:p-0">
        <Resources names={resources.map((resource) => resource.name)} />
      </td>
      <td className="break-words py-1.5 text-danger empty:max-lg:hidden max-lg:w-full max-lg:p-0">{facts.errorCode}</td>
    </tr>
  )
}

function Resources({ names }: { readonly names: readonly string[] }) {
  const [first, ...others] = names
  if (first === undefined) return null
  return (
    <span className="wrap-anywhere font-mono text-13" title={names.join('\n')}>
      {resourceLabel(first)}
      {others.length > 0 && <span className="font-sans text-ink-soft"> and {others.length} more</span>}
    </span>
  )
}
