import { z } from 'zod'
import { defineOperation } from '#registry/operations/operation.ts'
import { userName } from './input-members.ts'
import { type IamPageAnswer, iamPageAnswer, pagingInput, toIamPage } from './paging.ts'
import { getDeviceUser, ownerOf, userResource } from './target-user.ts'

export interface ListMfaDevicesAnswer extends IamPageAnswer {
  readonly MFADevices: readonly {
    /** The root user has none. */
    readonly UserName?: string
    readonly SerialNumber: string
    readonly EnableDate?: Date
  }[]
}

/** The devices of the user that is named, or of who asks, by serial number. */
export const listMfaDevices = defineOperation({
  name: 'ListMFADevices',
  service: 'iam',
  action: 'iam:ListMFADevices',
  readOnly: true,
  input: z.object({ UserName: userName.optional(), ...pagingInput }),
  resource: userResource,
  async run(request, caller, context): Promise<ListMfaDevicesAnswer> {
    const user = await getDeviceUser(request, caller, context)
    const owner = ownerOf(caller, user)
    const scope = { operation: 'ListMFADevices', accountId: owner.accountId, query: owner.userId }
    const page = await context.users.mfaDevices.listOf(owner, toIamPage(request, scope, context))
    const MFADevices = page.items.map(({ serialNumber, enabledAt }) => ({
      ...(user ? { UserName: user.name } : {}),
      SerialNumber: serialNumber,
      ...(enabledAt ? { EnableDate: enabledAt } : {}),
    }))
    return { MFADevices, ...iamPageAnswer(page, scope, context) }
  },
})
