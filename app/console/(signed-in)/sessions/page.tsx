import type { Metadata } from 'next'
import { ConsolePage } from '#components/console/console-page.tsx'
import { Refusal } from '#components/console/refusal.tsx'
import { SessionList, type SessionRow } from '#components/console/session-list.tsx'
import { PageLinks } from '#components/ui/page-links.tsx'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { type ListedSession, listSessions } from '#lib/backend/console/sessions.ts'
import { moment } from '#lib/format/moment.ts'
import { type QueryParameters, single } from '#lib/gallery-search.ts'
import { consolePaths } from '#lib/routes.ts'
import { browserName } from '#lib/session/browser-name.ts'
import { endSessions } from './actions.ts'

export const metadata: Metadata = { title: 'Sessions' }

/** Where one is signed in, and how to end it there. */
export default async function SessionsPage({ searchParams }: { readonly searchParams: Promise<QueryParameters> }) {
  const after = single((await searchParams).after) || undefined
  const found = await readInConsole(({ galleon }) => listSessions(galleon, after), { as: 'themselves' })
  return (
    <ConsolePage title="Sessions" intro="Where you are signed in. A session that you do not know should end, and your password change.">
      {'failure' in found ? (
        <Refusal {...found} />
      ) : (
        <>
          <SessionList sessions={found.answer.sessions.map(toRow)} end={endSessions} />
          <PageLinks
            label="Pages of sessions"
            previous={after ? { href: consolePaths.sessions, text: 'First page' } : undefined}
            next={nextPage(found.answer.nextToken)}
          />
        </>
      )}
    </ConsolePage>
  )
}

function nextPage(token: string | undefined) {
  return token ? { href: `${consolePaths.sessions}?${new URLSearchParams({ after: token })}`, text: 'Next' } : undefined
}

function toRow(session: ListedSession): SessionRow {
  return {
    id: session.sessionId,
    current: session.current,
    browser: browserName(session.userAgent),
    address: session.lastSourceIpAddress,
    mfa: session.mfaAuthenticated,
    since: moment(session.createdAt),
    used: moment(session.lastUsedAt),
    ends: `at ${moment(session.expiresAt).exact.slice(11, 16)} UTC`,
  }
}
