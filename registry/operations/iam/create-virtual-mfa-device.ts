import { generateURI } from 'otplib'
import { toBuffer } from 'qrcode'
import { z } from 'zod'
import { ServiceError } from '#registry/domain/service-error.ts'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { type Caller, defineOperation } from '#registry/operations/operation.ts'
import { checkQuota } from './iam-limits.ts'
import { path } from './input-members.ts'
import { newSeed } from './one-time-codes.ts'
import { type TagAnswer, tagConditions, tagList, toTagAnswers, withTags } from './tags.ts'

const input = z.object({
  VirtualMFADeviceName: z
    .string()
    .min(1)
    .max(226, { abort: true })
    .regex(/^[\w+=,.@-]+$/),
  Path: path.default('/'),
  Tags: tagList.optional(),
})

type CreateVirtualMfaDeviceInput = z.output<typeof input>

export interface CreateVirtualMfaDeviceAnswer {
  readonly VirtualMFADevice: {
    readonly SerialNumber: string
    /** Bytes in base64, as the next one: those of the seed in base32. */
    readonly Base32StringSeed: string
    readonly QRCodePNG: string
    readonly Tags?: readonly TagAnswer[]
  }
}

/** Makes a device that is nobody's yet; its seed is shown this once. */
export const createVirtualMfaDevice = defineOperation({
  name: 'CreateVirtualMFADevice',
  service: 'iam',
  action: 'iam:CreateVirtualMFADevice',
  readOnly: false,
  input,
  resource: (request, caller) => ({ type: 'arn', accountId: accountPrincipal(caller).accountId, arn: serialNumberOf(request, caller) }),
  conditions: tagConditions,
  async prepare({ VirtualMFADeviceName }, caller) {
    const seed = newSeed()
    const label = `${VirtualMFADeviceName}@${accountPrincipal(caller).accountId}`
    const picture = await toBuffer(generateURI({ issuer: 'Galleon', label, secret: seed }), { type: 'png', errorCorrectionLevel: 'M' })
    return { seed, picture }
  },
  async run(request, caller, { users, secrets, clock }, { seed, picture }): Promise<CreateVirtualMfaDeviceAnswer> {
    const { accountId } = accountPrincipal(caller)
    const serialNumber = serialNumberOf(request, caller)
    const tags = withTags({}, request.Tags ?? [])
    await users.hold(accountId)
    if (await users.mfaDevices.find(accountId, serialNumber)) {
      throw new ServiceError('entity-already-exists', 'MFADevice entity at the same path and name already exists.')
    }
    checkQuota('VirtualMFADevicesPerAccount', await users.mfaDevices.count(accountId))
    await users.mfaDevices.create({ serialNumber, accountId, seedCiphertext: secrets.seal(seed), tags, createdAt: clock() })
    return {
      VirtualMFADevice: {
        SerialNumber: serialNumber,
        Base32StringSeed: Buffer.from(seed).toString('base64'),
        QRCodePNG: picture.toString('base64'),
        ...(request.Tags?.length ? { Tags: toTagAnswers(tags) } : {}),
      },
    }
  },
})

function serialNumberOf({ Path, VirtualMFADeviceName }: CreateVirtualMfaDeviceInput, caller: Caller): string {
  return `arn:aws:iam::${accountPrincipal(caller).accountId}:mfa${Path}${VirtualMFADeviceName}`
}
