import { BackendError } from '#lib/backend/backend-error.ts'
import { beginOpenIdSignIn } from '#lib/backend/console/sign-in.ts'
import { consolePaths } from '#lib/routes.ts'
import { consoleTarget } from '#lib/session/console-target.ts'
import { problemOf } from '#lib/session/openid-problem.ts'
import { writePendingOpenId } from '#lib/session/session-cookies.ts'

/**
 * Leads to the identity provider. A link and not a form: the policy of the pages lets forms lead nowhere else, and whoever
 * is sent here by another site signs in as themselves all the same.
 */
export async function GET(request: Request): Promise<Response> {
  const target = consoleTarget(new URL(request.url).searchParams.get('next'))
  try {
    const { authorizationUrl, ticket } = await beginOpenIdSignIn()
    await writePendingOpenId({ ticket, target })
    return leadTo(authorizationUrl)
  } catch (error) {
    if (!(error instanceof BackendError)) throw error
    return leadTo(consolePaths.signInRefused(problemOf(error)))
  }
}

function leadTo(address: string): Response {
  return new Response(null, { status: 303, headers: { Location: address, 'Cache-Control': 'no-store' } })
}
