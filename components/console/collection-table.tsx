import { Measure } from '#components/ui/measure.tsx'
import { TimeAgo } from '#components/ui/time-ago.tsx'
import type { GarbageCollection } from '#lib/backend/console/garbage.ts'
import { actorName } from '#lib/console/actor-name.ts'
import { moment } from '#lib/format/moment.ts'
import { byteSize, counted } from '#lib/format/quantity.ts'
import { ListCell, ListRow, ListTable } from './list-table.tsx'

const statusWords = {
  WAITING: 'Begins within seconds',
  RUNNING: 'Goes on',
  DONE: 'Done',
  STOPPED: 'Stopped with the server; the next one goes on',
  FAILED: 'Broke off, as the log says; the next one goes on',
} as const satisfies Record<GarbageCollection['status'], string>

/** Garbage collections a line each; on a phone each is a few lines. */
export function CollectionTable({ collections }: { readonly collections: readonly GarbageCollection[] }) {
  if (collections.length === 0) return <p className="text-ink-soft">There was none yet.</p>
  return (
    <ListTable caption="Garbage collections" columns={['When', 'Asked for by', 'Outcome', 'Removed', 'Freed', 'Took']}>
      {collections.map((collection) => (
        <ListRow key={collection.id} head={<TimeAgo at={moment(collection.beganAt ?? collection.askedAt)} />}>
          <ListCell label="Asked for by">
            <span title={collection.askedBy}>{askerOf(collection)}</span>
          </ListCell>
          <ListCell>{statusWords[collection.status]}</ListCell>
          <ListCell label="Removed">{removedOf(collection)}</ListCell>
          <ListCell label="Freed" className="figures whitespace-nowrap">
            <Measure of={byteSize(collection.bytes)} />
          </ListCell>
          <ListCell label="Took" className="figures whitespace-nowrap text-ink-soft">
            {durationOf(collection)}
          </ListCell>
        </ListRow>
      ))}
    </ListTable>
  )
}

function askerOf({ askedBy }: GarbageCollection): string {
  if (askedBy === undefined) return 'Nobody: it was due'
  return askedBy.startsWith('arn:') ? actorName(askedBy) : askedBy
}

function removedOf({ blobs, uploads, logos, links }: GarbageCollection): string {
  const parts = [
    [blobs, 'layer', 'layers'],
    [uploads, 'upload', 'uploads'],
    [logos, 'logo', 'logos'],
    [links, 'link', 'links'],
  ] as const
  const removed = parts.filter(([number]) => number > 0).map(([number, one, many]) => counted(number, one, many))
  return removed.join(', ') || 'Nothing'
}

function durationOf({ beganAt, endedAt }: GarbageCollection): string {
  if (beganAt === undefined || endedAt === undefined) return ''
  const seconds = (endedAt.getTime() - beganAt.getTime()) / 1000
  return seconds < 90 ? `${seconds.toFixed(1)} s` : `${Math.round(seconds / 60)} min`
}
