import { z } from 'zod'
import { ServiceError } from '#registry/domain/service-error.ts'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { serialNumber, userName } from './input-members.ts'
import { getDeviceUser, ownerOf, userResource } from './target-user.ts'

/** Takes a device from its user; it is nobody's then. @throws ServiceError `entity-not-found` when it is not the user's. */
export const deactivateMfaDevice = defineOperation({
  name: 'DeactivateMFADevice',
  service: 'iam',
  action: 'iam:DeactivateMFADevice',
  readOnly: false,
  input: z.object({ UserName: userName.optional(), SerialNumber: serialNumber }),
  resource: userResource,
  async run(request, caller, context) {
    await context.users.hold(accountPrincipal(caller).accountId)
    const owner = ownerOf(caller, await getDeviceUser(request, caller, context))
    if (!(await context.users.mfaDevices.deactivate(request.SerialNumber, owner))) {
      throw new ServiceError('entity-not-found', 'MFA Device invalid for user.')
    }
    return {}
  },
})
