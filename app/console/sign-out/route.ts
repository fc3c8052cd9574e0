import { consolePaths } from '#lib/routes.ts'
import { isSameOrigin } from '#lib/same-origin.ts'
import { forgetSession } from '#lib/session/session-cookies.ts'

/** Signs out in this browser; 403 for another site's form. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) return new Response('This form belongs to another site.\n', { status: 403 })
  await forgetSession()
  return new Response(null, { status: 303, headers: { Location: `${consolePaths.signIn}?out=yes` } })
}
