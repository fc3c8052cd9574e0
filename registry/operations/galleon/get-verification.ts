import { z } from 'zod'
import { getAccount } from '#registry/operations/ecr-public/registry-catalog-data.ts'
import { accountPrincipal, ownRegistry } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { toVerificationRequestAnswer, type VerificationRequestAnswer } from './verification-answer.ts'

/** Whether the caller's account is verified, and what became of its request to be. */
export const getVerification = defineOperation({
  name: 'GetVerification',
  service: 'galleon',
  action: 'galleon:GetVerification',
  readOnly: true,
  input: z.object({}),
  resource: ownRegistry,
  async run(_request, caller, context): Promise<{ readonly verified: boolean; readonly request?: VerificationRequestAnswer }> {
    const { accountId } = accountPrincipal(caller)
    const [{ verified }, request] = await Promise.all([getAccount(accountId, context), context.verifications.find(accountId)])
    return { verified, ...(request && !verified ? { request: toVerificationRequestAnswer(request) } : {}) }
  },
})
