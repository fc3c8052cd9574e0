'use client'

import { useActionState } from 'react'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { TimeAgo } from '#components/ui/time-ago.tsx'
import type { Moment } from '#lib/format/moment.ts'
import { Failure } from './form-notices.tsx'

export interface SessionRow {
  readonly id: string
  readonly current: boolean
  readonly browser: string
  readonly address: string
  readonly mfa: boolean
  readonly since: Moment
  readonly used: Moment
  /** When it ends by itself, in UTC. */
  readonly ends: string
}

interface State {
  readonly failure?: string
  readonly done?: string
}

interface SessionListProps {
  readonly sessions: readonly SessionRow[]
  /** Ends the one of the form's `sessionId`, or without one all others. */
  end(before: State, form: FormData): Promise<State>
}

/** Where one is signed in, each place with a button that ends it. */
export function SessionList({ sessions, end }: SessionListProps) {
  const [{ failure, done }, submit, busy] = useActionState(end, {})
  return (
    <div className="max-w-4xl">
      {failure && <Failure>{failure}</Failure>}
      <p role="status" className="text-ok empty:hidden">
        {busy ? '' : done}
      </p>
      <ul className="mt-3 border-ink border-t">
        {sessions.map((session) => (
          <li key={session.id} className="flex items-center justify-between gap-4 border-line border-b py-2.5">
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-2 font-medium">
                <span className="wrap-anywhere">{session.browser}</span>
                {session.current && <Badge>This session</Badge>}
                {session.mfa && <Badge>With MFA</Badge>}
              </p>
              <p className="mt-0.5 text-13 text-ink-soft">
                {session.address && <span className="wrap-anywhere font-mono">{session.address}</span>}
                {session.address && ' · '}used <TimeAgo at={session.used} /> · signed in <TimeAgo at={session.since} /> · ends{' '}
                {session.ends}
              </p>
            </div>
            {!session.current && (
              <form action={submit}>
                <input type="hidden" name="sessionId" value={session.id} />
                <Button type="submit" size="small" aria-disabled={busy || undefined} aria-label={`End the session of ${session.browser}`}>
                  End
                </Button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {sessions.some(({ current }) => !current) && (
        <form action={submit} className="mt-4">
          <Button type="submit" aria-disabled={busy || undefined}>
            End all other sessions
          </Button>
        </form>
      )}
    </div>
  )
}
