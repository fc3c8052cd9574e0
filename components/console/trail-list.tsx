'use client'

import Link from 'next/link'
import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { TimeAgo } from '#components/ui/time-ago.tsx'
import type { Moment } from '#lib/format/moment.ts'
import { consolePaths } from '#lib/routes.ts'
import { Failure } from './form-notices.tsx'

export interface TrailRow {
  readonly name: string
  /** Bucket and prefix: where its files are. */
  readonly place: string
  readonly status:
    | { readonly failure: string }
    | {
        readonly logging: boolean
        /** When logging was started or stopped, the later of it. */
        readonly since?: Moment
        readonly delivered?: Moment
        readonly deliveryError?: string
      }
}

export interface TrailListState {
  readonly failure?: string
  readonly done?: string
}

interface TrailListProps {
  readonly trails: readonly TrailRow[]
  /** Starts or stops the form's `name`, as its `logging` says: `on` or `off`. */
  action(before: TrailListState, form: FormData): Promise<TrailListState>
}

/** The account's trails: where each delivers to, whether it does, and how its last delivery went. */
export function TrailList({ trails, action }: TrailListProps) {
  const [{ failure, done }, submit, busy] = useActionState(action, {})
  return (
    <div>
      {failure && <Failure>{failure}</Failure>}
      <p role="status" className="text-ok empty:hidden">
        {busy ? '' : done}
      </p>
      <ul className="mt-3 max-w-5xl border-ink border-t">
        {trails.map(({ name, place, status }) => (
          <li
            key={name}
            className="grid items-start gap-x-6 gap-y-2 border-line border-b py-3 md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]"
          >
            <div className="min-w-0">
              <p className="wrap-anywhere font-medium">{name}</p>
              <code className="wrap-anywhere font-mono text-13 text-ink-soft">{place}</code>
            </div>
            <div className="min-w-0 text-13">
              {'failure' in status ? <p className="wrap-anywhere text-ink-soft">{status.failure}</p> : <Status {...status} />}
            </div>
            <div className="flex gap-2">
              <form action={submit} className="flex gap-2">
                <input type="hidden" name="name" value={name} />
                {('failure' in status || !status.logging) && (
                  <Button
                    type="submit"
                    name="logging"
                    value="on"
                    size="small"
                    aria-disabled={busy || undefined}
                    aria-label={`Start logging of ${name}`}
                  >
                    Start logging
                  </Button>
                )}
                {('failure' in status || status.logging) && (
                  <Button
                    type="submit"
                    name="logging"
                    value="off"
                    size="small"
                    aria-disabled={busy || undefined}
                    aria-label={`Stop logging of ${name}`}
                  >
                    Stop logging
                  </Button>
                )}
              </form>
              <Button asChild size="small">
                <Link href={consolePaths.deleteTrail(name)} prefetch={false} aria-label={`Delete ${name}`}>
                  Delete
                </Link>
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Status({ logging, since, delivered, deliveryError }: Exclude<TrailRow['status'], { readonly failure: string }>) {
  return (
    <>
      <p className={logging ? 'text-ok' : undefined}>
        {logging ? 'Logging' : since ? 'Stopped' : 'Not started yet'}
        {since && (
          <>
            {logging ? ' since ' : ' '}
            <TimeAgo at={since} />
          </>
        )}
      </p>
      <p className="mt-0.5 text-ink-soft">Last delivery: {delivered ? <TimeAgo at={delivered} /> : 'none yet'}</p>
      {deliveryError && <p className="wrap-anywhere mt-0.5 text-danger">The last attempt failed: {deliveryError}</p>}
    </>
  )
}
