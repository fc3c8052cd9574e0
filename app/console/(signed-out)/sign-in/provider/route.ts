import { BackendError } from '#lib/backend/backend-error.ts'
import { beginOpenIdSignIn } from '#lib/backend/console/sign-in.ts'
import { leadTo } from '#lib/lead-to.ts'
import { consolePaths } from '#lib/routes.ts'
import { consoleTarget } from '#lib/session/console-target.ts'
import { problemOf } from '#lib/session/openid-problem.ts'
import { writePendingOpenId } from '#lib/session/session-cookies.ts'

/**
 * Leads to the identity provider. A link and not a form: the policy of the pages lets forms lead nowhere else. Who is sent here
 * by another site is asked first, as a provider that knows them would sign them in, and out of what they are now.
 */
export async function GET(request: Request): Promise<Response> {
  const target = consoleTarget(new URL(request.url).searchParams.get('next'))
  const site = request.headers.get('sec-fetch-site') ?? 'none'
  if (site !== 'same-origin' && site !== 'none') return leadTo(consolePaths.signInFor(target))
  try {
    const { authorizationUrl, ticket } = await beginOpenIdSignIn()
    const state = new URL(authorizationUrl).searchParams.get('state') ?? ''
    await writePendingOpenId(state, { ticket, target })
    return leadTo(authorizationUrl)
  } catch (error) {
    if (!(error instanceof BackendError)) throw error
    return leadTo(consolePaths.signInRefused(problemOf(error)))
  }
}
