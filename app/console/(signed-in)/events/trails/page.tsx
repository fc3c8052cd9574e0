import type { Metadata } from 'next'
import Link from 'next/link'
import { ConsolePage } from '#components/console/console-page.tsx'
import { Notice } from '#components/console/form-notices.tsx'
import { Refusal } from '#components/console/refusal.tsx'
import { TrailList, type TrailRow } from '#components/console/trail-list.tsx'
import { Button } from '#components/ui/button.tsx'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { type ListedTrail, listTrails, type TrailStatus } from '#lib/backend/console/trails.ts'
import { moment } from '#lib/format/moment.ts'
import type { QueryParameters } from '#lib/gallery-search.ts'
import { consolePaths } from '#lib/routes.ts'
import { changeLogging } from './actions.ts'

export const metadata: Metadata = { title: 'Trails' }

/** What delivers the account's events as files. @see user guide, "Amazon ECR Public information in CloudTrail". */
export default async function TrailsPage({ searchParams }: { readonly searchParams: Promise<QueryParameters> }) {
  const query = await searchParams
  const found = await readInConsole(listTrails)
  return (
    <ConsolePage
      title="Trails"
      crumbs={[{ title: 'Event history', path: consolePaths.events }]}
      intro="A trail delivers events to a bucket, about once a minute, as compressed JSON files. An account may have five."
      action={
        <Button asChild look="primary">
          <Link href={consolePaths.createTrail} prefetch={false}>
            Create trail
          </Link>
        </Button>
      }
    >
      <div className="mb-4 grid gap-2 empty:hidden">
        {query.created && <Notice>The trail is there.</Notice>}
        {query.idle && <Notice>It does not log yet: you may not start it, or it failed. Start it below to see why.</Notice>}
        {query.deleted && <Notice>The trail is deleted. The files that it delivered stay.</Notice>}
      </div>
      {'failure' in found ? <Refusal {...found} /> : <Trails trails={found.answer} />}
    </ConsolePage>
  )
}

function Trails({ trails }: { readonly trails: readonly ListedTrail[] }) {
  if (trails.length > 0) return <TrailList trails={trails.map(toRow)} action={changeLogging} />
  return (
    <div className="max-w-prose border-ink border-t pt-4">
      <p className="font-medium">There are no trails</p>
      <p className="mt-1 text-ink-soft">Without one, events can be looked up for 90 days, and are gone then.</p>
    </div>
  )
}

function toRow({ name, bucket, prefix, status }: ListedTrail): TrailRow {
  return { name, place: prefix ? `${bucket}/${prefix}` : bucket, status: 'failure' in status ? status : toStatus(status) }
}

function toStatus({ logging, startedAt, stoppedAt, deliveredAt, deliveryError }: TrailStatus) {
  const since = logging ? startedAt : stoppedAt
  return {
    logging,
    ...(since ? { since: moment(since) } : {}),
    ...(deliveredAt ? { delivered: moment(deliveredAt) } : {}),
    ...(deliveryError ? { deliveryError } : {}),
  }
}
