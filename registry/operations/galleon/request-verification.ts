import { z } from 'zod'
import { limits } from '#registry/domain/limits.ts'
import { text } from '#registry/operations/ecr-public/input-members.ts'
import { accountPrincipal, ownRegistry } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { toVerificationRequestAnswer, type VerificationRequestAnswer } from './verification-answer.ts'

/**
 * Asks the operator for the badge "Verified account", with words on who the publisher is and where that can be seen. An
 * account has one request: asking anew replaces it.
 * @throws ServiceError `entity-already-exists` when the account is verified already.
 */
export const requestVerification = defineOperation({
  name: 'RequestVerification',
  service: 'galleon',
  action: 'galleon:RequestVerification',
  readOnly: false,
  input: z.object({ text: text(limits.verificationTextCharsMin, limits.verificationTextCharsMax) }),
  resource: ownRegistry,
  async run({ text: words }, caller, { verifications }): Promise<{ readonly request: VerificationRequestAnswer }> {
    return { request: toVerificationRequestAnswer(await verifications.request(accountPrincipal(caller).accountId, words)) }
  },
})
