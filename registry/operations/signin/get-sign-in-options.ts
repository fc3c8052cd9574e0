import { z } from 'zod'
import { defineOperation, publicRead } from '#registry/operations/operation.ts'
import { findRelyingParty } from './relying-party.ts'

export interface SignInOptions {
  /** Whether anybody may make an account; `mail`: once they have opened the page that a mail names. */
  readonly signUp: 'closed' | 'mail' | 'at-once'
  /** The provider where one can sign in. */
  readonly openId?: { readonly name: string }
  /** Whether browsers take passkeys at the origin of the pages. */
  readonly passkeys: boolean
}

/** How one can sign in beside with a password of ours. */
export const getSignInOptions = defineOperation({
  name: 'GetSignInOptions',
  service: 'signin',
  action: publicRead,
  readOnly: true,
  input: z.object({}),
  resource: () => ({ type: 'any' }),
  async run(_request, _caller, { identityProvider, mailer, config }): Promise<SignInOptions> {
    const signUp = config.signUp ? (mailer ? 'mail' : 'at-once') : 'closed'
    const passkeys = findRelyingParty(config.origin) !== undefined
    return { signUp, passkeys, ...(identityProvider ? { openId: { name: identityProvider.name } } : {}) }
  },
})
