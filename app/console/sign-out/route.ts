import { actInConsole } from '#lib/backend/console/ask-backend.ts'
import { endSession } from '#lib/backend/console/sessions.ts'
import { consolePaths } from '#lib/routes.ts'
import { isSameOrigin } from '#lib/same-origin.ts'
import { forgetSession } from '#lib/session/session-cookies.ts'

/** Signs out in this browser, whose credentials end with it; 403 for another site's form. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) return new Response('This form belongs to another site.\n', { status: 403 })
  // One that has ended already is as good.
  const ended = await actInConsole(({ galleon, session }) => endSession(galleon, session.credentials.accessKeyId), {
    as: 'themselves',
  })
  if ('failure' in ended) console.error(`a console session was forgotten, but not ended: ${ended.failure}`)
  await forgetSession()
  return new Response(null, { status: 303, headers: { Location: `${consolePaths.signIn}?out=yes` } })
}
