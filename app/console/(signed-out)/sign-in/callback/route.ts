import { BackendError } from '#lib/backend/backend-error.ts'
import { endSessionBefore } from '#lib/backend/console/end-session-before.ts'
import { finishOpenIdSignIn } from '#lib/backend/console/sign-in.ts'
import { leadTo } from '#lib/lead-to.ts'
import { consolePaths } from '#lib/routes.ts'
import { problemOf } from '#lib/session/openid-problem.ts'
import { readPendingOpenId, writePendingOpenId, writeSession } from '#lib/session/session-cookies.ts'

/** Where the identity provider sends people back to. Each that was sent away comes back for itself, in whatever order. */
export async function GET(request: Request): Promise<Response> {
  const { search, searchParams } = new URL(request.url)
  const state = searchParams.get('state') ?? ''
  const pending = await readPendingOpenId(state)
  if (!pending) return leadTo(consolePaths.signInRefused('too-late'))
  await writePendingOpenId(state, undefined)
  try {
    const session = await finishOpenIdSignIn(pending.ticket, search.slice(1))
    await endSessionBefore()
    await writeSession(session)
    return leadTo(pending.target)
  } catch (error) {
    if (!(error instanceof BackendError)) throw error
    return leadTo(consolePaths.signInRefused(problemOf(error)))
  }
}
