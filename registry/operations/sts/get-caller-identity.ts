import { z } from 'zod'
import { principalArn, principalUserId } from '#registry/domain/principal.ts'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation, signedIn } from '#registry/operations/operation.ts'

/** Who asks: no policy can deny that. */
export const getCallerIdentity = defineOperation({
  name: 'GetCallerIdentity',
  service: 'sts',
  action: signedIn,
  readOnly: true,
  input: z.object({}),
  resource: () => ({ type: 'any' }),
  async run(_input, caller) {
    const principal = accountPrincipal(caller)
    return { UserId: principalUserId(principal), Account: principal.accountId, Arn: principalArn(principal) }
  },
})
