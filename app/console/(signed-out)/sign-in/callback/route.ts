import { BackendError } from '#lib/backend/backend-error.ts'
import { endSessionBefore } from '#lib/backend/console/end-session-before.ts'
import { finishOpenIdSignIn } from '#lib/backend/console/sign-in.ts'
import { consolePaths } from '#lib/routes.ts'
import { problemOf } from '#lib/session/openid-problem.ts'
import { readPendingOpenId, writePendingOpenId, writeSession } from '#lib/session/session-cookies.ts'

/** Where the identity provider sends people back to. */
export async function GET(request: Request): Promise<Response> {
  const pending = await readPendingOpenId()
  await writePendingOpenId(undefined)
  if (!pending) return leadTo(consolePaths.signInRefused('too-late'))
  try {
    const session = await finishOpenIdSignIn(pending.ticket, new URL(request.url).search.slice(1))
    await endSessionBefore()
    await writeSession(session)
    return leadTo(pending.target)
  } catch (error) {
    if (!(error instanceof BackendError)) throw error
    return leadTo(consolePaths.signInRefused(problemOf(error)))
  }
}

function leadTo(path: string): Response {
  return new Response(null, { status: 303, headers: { Location: path, 'Cache-Control': 'no-store' } })
}
