import Link from 'next/link'
import { JsonBlock } from '#components/image/json-block.tsx'
import { Button } from '#components/ui/button.tsx'
import { TimeAgo } from '#components/ui/time-ago.tsx'
import type { ListedEvent } from '#lib/backend/console/events.ts'
import { eventActor, prettyEvent } from '#lib/console/event-facts.ts'
import { type EventAttribute, eventsPath, exportEventsPath } from '#lib/console/event-search.ts'
import { moment } from '#lib/format/moment.ts'
import { Fact, FactList } from './fact-list.tsx'

/** One event: its facts by name, of which some lead to what else has them, and the whole of it as JSON. */
export function EventView({ event }: { readonly event: ListedEvent }) {
  const { id, name, source, userName, accessKeyId, readOnly, resources, facts } = event
  const at = moment(event.at)
  return (
    <>
      <FactList className="md:gap-y-1.5">
        <Fact title="Event time">
          {at.exact} <TimeAgo at={at} className="text-ink-soft" />
        </Fact>
        <Fact title="User name">{userName === undefined ? eventActor(userName, facts) : <Alike by="user" value={userName} />}</Fact>
        <Fact title="Principal">{facts.userIdentity.arn && <code className="font-mono text-13">{facts.userIdentity.arn}</code>}</Fact>
        <Fact title="Access key ID">{accessKeyId && <Alike by="access-key" value={accessKeyId} mono />}</Fact>
        <Fact title="Event name">
          <Alike by="name" value={name} />
        </Fact>
        <Fact title="Event source">
          <Alike by="source" value={source} />
        </Fact>
        <Fact title="Resources">
          {resources.length > 0 && (
            <ul>
              {resources.map((resource) => (
                <li key={`${resource.type} ${resource.name}`}>
                  <Alike by="resource" value={resource.name} mono /> <span className="text-13 text-ink-soft">{resource.type}</span>
                </li>
              ))}
            </ul>
          )}
        </Fact>
        <Fact title="Read-only">{readOnly ? 'Yes' : 'No'}</Fact>
        {facts.errorCode && (
          <Fact title="Error">
            <span className="text-danger">{facts.errorCode}</span> {facts.errorMessage}
          </Fact>
        )}
        <Fact title="Source IP address">{facts.sourceIPAddress && <code className="font-mono text-13">{facts.sourceIPAddress}</code>}</Fact>
        <Fact title="User agent">{facts.userAgent}</Fact>
        <Fact title="Region">{facts.awsRegion}</Fact>
        <Fact title="Request ID">{facts.requestID && <code className="font-mono text-13">{facts.requestID}</code>}</Fact>
        <Fact title="Event ID">
          <code className="font-mono text-13">{id}</code>
        </Fact>
      </FactList>
      <section aria-labelledby="record" className="mt-8 max-w-5xl">
        <div className="mb-2 flex items-end justify-between gap-4">
          <h2 id="record" className="text-16 font-semibold">
            Event record
          </h2>
          <Button asChild size="small">
            <a href={exportEventsPath({ by: 'id', value: id }, 'json')}>Download</a>
          </Button>
        </div>
        <JsonBlock text={prettyEvent(event.text)} label="Copy the event record" />
      </section>
    </>
  )
}

/** A fact, and the way to all events that share it. */
function Alike({ by, value, mono = false }: { readonly by: EventAttribute; readonly value: string; readonly mono?: boolean }) {
  return (
    <Link href={eventsPath({ by, value })} prefetch={false} className={mono ? 'link font-mono text-13' : 'link'}>
      {value}
    </Link>
  )
}
