import http from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

/** A real OpenID Connect provider, at which everybody is who the test says, without a page in between. */
export interface TestOpenIdProvider {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Who signs in from now on, with these claims; undefined: they decline. */
  signInAs(person: { readonly sub: string; readonly [claim: string]: unknown } | undefined): void
  close(): Promise<void>
}

/** On that port of loopback, for a client that is sent back to `redirectUri`. */
export async function startOpenIdProvider({ port = 0, redirectUri }: { readonly port?: number; readonly redirectUri: string }) {
  let person: { readonly sub: string; readonly [claim: string]: unknown } | undefined
  const server = http.createServer((request, response) => void handle(request, response))
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const [clientId, clientSecret] = ['galleon', 'a secret of this test only']
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
    claims: { openid: ['sub', 'groups', 'galleon_role'], email: ['email', 'email_verified'], profile: ['name'] },
    // Claims in the ID token, as most providers have them.
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    cookies: { keys: ['of this test only'] },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ ...person, sub }) }),
  })
  const answer = provider.callback()
  const handle = async (request: http.IncomingMessage, response: http.ServerResponse) => {
    if (!request.url?.startsWith('/interaction/')) return answer(request, response)
    if (!person) return provider.interactionFinished(request, response, { error: 'access_denied', error_description: 'declined' })
    const { params } = await provider.interactionDetails(request, response)
    const grant = new provider.Grant({ accountId: person.sub, clientId: String(params.client_id) })
    grant.addOIDCScope(String(params.scope))
    const login = { accountId: person.sub, remember: false }
    return provider.interactionFinished(request, response, { login, consent: { grantId: await grant.save() } })
  }
  const started: TestOpenIdProvider = {
    issuer,
    clientId,
    clientSecret,
    signInAs(next) {
      person = next
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return started
}

/** Follows the redirects from `url` as a browser does, until one leads to `end`; answers that address. */
export async function followTo(end: string, url: string): Promise<string> {
  const jar = new Map<string, string>()
  let next = url
  for (let step = 0; step < 10; step++) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(next, { redirect: 'manual', headers: { Cookie: cookie } })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value) jar.set(name, value)
      else jar.delete(name)
    }
    const location = response.headers.get('location')
    if (!location) throw new Error(`${next} answered ${response.status}: ${await response.text()}`)
    next = new URL(location, next).href
    if (next.startsWith(end)) return next
  }
  throw new Error('there were too many redirects')
}
