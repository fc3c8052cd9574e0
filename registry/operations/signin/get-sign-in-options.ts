import { z } from 'zod'
import { defineOperation, publicRead } from '#registry/operations/operation.ts'

/** How one can sign in beside with a password of ours. */
export const getSignInOptions = defineOperation({
  name: 'GetSignInOptions',
  service: 'signin',
  action: publicRead,
  readOnly: true,
  input: z.object({}),
  resource: () => ({ type: 'any' }),
  async run(_request, _caller, { identityProvider }): Promise<{ readonly openId?: { readonly name: string } }> {
    return identityProvider ? { openId: { name: identityProvider.name } } : {}
  },
})
