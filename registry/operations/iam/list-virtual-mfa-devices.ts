import { z } from 'zod'
import type { Context } from '#registry/context.ts'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import type { MfaDevice } from '#registry/stores/mfa-devices.ts'
import { describeRoot, type RootUserAnswer } from './get-user.ts'
import { type IamPageAnswer, iamPageAnswer, pagingInput, toIamPage } from './paging.ts'
import { toUserAnswer, type UserAnswer } from './user-answer.ts'

const input = z.object({ AssignmentStatus: z.enum(['Assigned', 'Unassigned', 'Any']).default('Any'), ...pagingInput })

interface VirtualDeviceAnswer {
  readonly SerialNumber: string
  /** Whose it is, and since when; absent of a device that is nobody's. */
  readonly User?: UserAnswer | RootUserAnswer
  readonly EnableDate?: Date
}

/** The devices of the account, without their seeds, by serial number. */
export const listVirtualMfaDevices = defineOperation({
  name: 'ListVirtualMFADevices',
  service: 'iam',
  action: 'iam:ListVirtualMFADevices',
  readOnly: true,
  input,
  resource(_request, caller) {
    const { accountId } = accountPrincipal(caller)
    return { type: 'arn', accountId, arn: `arn:aws:iam::${accountId}:mfa/` }
  },
  async run(request, caller, context): Promise<IamPageAnswer & { readonly VirtualMFADevices: readonly VirtualDeviceAnswer[] }> {
    const { accountId } = accountPrincipal(caller)
    const { AssignmentStatus } = request
    const scope = { operation: 'ListVirtualMFADevices', accountId, query: AssignmentStatus }
    const assigned = AssignmentStatus === 'Any' ? undefined : AssignmentStatus === 'Assigned'
    const page = await context.users.mfaDevices.list(accountId, assigned, toIamPage(request, scope, context))
    const VirtualMFADevices = await Promise.all(page.items.map((device) => describe(device, context)))
    return { VirtualMFADevices, ...iamPageAnswer(page, scope, context) }
  },
})

async function describe({ serialNumber, accountId, user, enabledAt }: MfaDevice, context: Context): Promise<VirtualDeviceAnswer> {
  if (!enabledAt) return { SerialNumber: serialNumber }
  const User = user ? toUserAnswer(user) : await describeRoot(accountId, context)
  return { SerialNumber: serialNumber, User, EnableDate: enabledAt }
}
