import { z } from 'zod'
import { accountPrincipal, ownRegistry } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'

/** Takes the request for the badge back, or a rejected one off the page. @throws ServiceError `entity-not-found`. */
export const cancelVerificationRequest = defineOperation({
  name: 'CancelVerificationRequest',
  service: 'galleon',
  action: 'galleon:CancelVerificationRequest',
  readOnly: false,
  input: z.object({}),
  resource: ownRegistry,
  async run(_request, caller, { verifications }): Promise<Record<string, never>> {
    await verifications.cancel(accountPrincipal(caller).accountId)
    return {}
  },
})
