import { z } from 'zod'
import { ServiceError } from '#registry/domain/service-error.ts'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { serialNumber } from './input-members.ts'
import { deviceNotFound, deviceResource } from './target-mfa-device.ts'

/** Deletes a device that is nobody's. @throws ServiceError `entity-not-found`; `delete-conflict` while it is somebody's. */
export const deleteVirtualMfaDevice = defineOperation({
  name: 'DeleteVirtualMFADevice',
  service: 'iam',
  action: 'iam:DeleteVirtualMFADevice',
  readOnly: false,
  input: z.object({ SerialNumber: serialNumber }),
  resource: deviceResource,
  async run({ SerialNumber }, caller, { users }) {
    const { accountId } = accountPrincipal(caller)
    await users.hold(accountId)
    const device = await users.mfaDevices.find(accountId, SerialNumber)
    if (!device) throw deviceNotFound(SerialNumber)
    if (device.enabledAt) throw new ServiceError('delete-conflict', 'MFA VirtualDevice in use. Must deactivate first.')
    await users.mfaDevices.delete(accountId, SerialNumber)
    return {}
  },
})
