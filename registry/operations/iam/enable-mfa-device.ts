import { z } from 'zod'
import { ServiceError } from '#registry/domain/service-error.ts'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { checkQuota } from './iam-limits.ts'
import { authenticationCode, serialNumber, userName } from './input-members.ts'
import { stepOfSecondCode } from './one-time-codes.ts'
import { deviceNotFound } from './target-mfa-device.ts'
import { getDeviceUser, ownerOf, userResource } from './target-user.ts'

const input = z.object({
  UserName: userName.optional(),
  SerialNumber: serialNumber,
  AuthenticationCode1: authenticationCode,
  AuthenticationCode2: authenticationCode,
})

/**
 * Gives a device to a user who shows two of its codes, one after the other; the root user, who has no name, gives it to
 * itself with the id of the account in its place.
 * @throws ServiceError `entity-not-found`, `entity-already-exists` for a device in use, `entity-limit-exceeded`,
 * `invalid-authentication-code`.
 */
export const enableMfaDevice = defineOperation({
  name: 'EnableMFADevice',
  service: 'iam',
  action: 'iam:EnableMFADevice',
  readOnly: false,
  input,
  resource: userResource,
  async run(request, caller, context) {
    const { users, secrets, clock } = context
    const { accountId } = accountPrincipal(caller)
    const { SerialNumber, AuthenticationCode1, AuthenticationCode2 } = request
    await users.hold(accountId)
    const owner = ownerOf(caller, await getDeviceUser(request, caller, context))
    const device = await users.mfaDevices.find(accountId, SerialNumber)
    if (!device) throw deviceNotFound(SerialNumber)
    if (device.enabledAt) throw new ServiceError('entity-already-exists', 'MFA Device is already in use.')
    checkQuota('MFADevicesPerUser', await users.mfaDevices.countOf(owner))
    const now = clock()
    const step = stepOfSecondCode(secrets.open(device.seedCiphertext), [AuthenticationCode1, AuthenticationCode2], now)
    // Taken by an owner before: good once all the same.
    if (step === undefined || step <= (device.lastStep ?? 0)) {
      throw new ServiceError('invalid-authentication-code', 'AuthenticationCode for device is not valid.')
    }
    await users.mfaDevices.enable(SerialNumber, owner, now, step)
    return {}
  },
})
