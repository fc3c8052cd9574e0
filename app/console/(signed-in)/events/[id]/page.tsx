import type { Metadata } from 'next'
import { ConsolePage } from '#components/console/console-page.tsx'
import { EventView } from '#components/console/event-view.tsx'
import { Refusal } from '#components/console/refusal.tsx'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { findEvent } from '#lib/backend/console/events.ts'
import { decodedSegment } from '#lib/image-reference.ts'
import { consolePaths } from '#lib/routes.ts'

interface Props {
  readonly params: Promise<{ readonly id: string }>
}

export const metadata: Metadata = { title: 'Event' }

/** One event of the account. @see user guide, "Understanding Amazon ECR Public log file entries". */
export default async function EventPage({ params }: Props) {
  const { id } = await params
  const found = await readInConsole((call) => findEvent(call, decodedSegment(id)))
  const event = 'answer' in found ? found.answer : undefined
  return (
    <ConsolePage title={event?.name ?? 'Event'} crumbs={[{ title: 'Event history', path: consolePaths.events }]}>
      {'failure' in found ? (
        <Refusal {...found} />
      ) : event ? (
        <EventView event={event} />
      ) : (
        <p className="max-w-prose text-ink-soft">
          Your account has no event of this ID. Events are kept for 90 days, and each account sees only its own.
        </p>
      )}
    </ConsolePage>
  )
}
