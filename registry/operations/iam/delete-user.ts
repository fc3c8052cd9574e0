import { z } from 'zod'
import { ServiceError } from '#registry/domain/service-error.ts'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import type { UserBelongings } from '#registry/stores/iam-users.ts'
import { userName } from './input-members.ts'
import { requireUser, userResource } from './target-user.ts'

/**
 * Deletes a user who has nothing left; temporary credentials end with them.
 * @throws ServiceError `entity-not-found`; `delete-conflict` that names what must go first.
 */
export const deleteUser = defineOperation({
  name: 'DeleteUser',
  service: 'iam',
  action: 'iam:DeleteUser',
  readOnly: false,
  input: z.object({ UserName: userName }),
  resource: userResource,
  async run(request, caller, context) {
    const { users } = context
    const { accountId } = accountPrincipal(caller)
    await users.hold(accountId)
    const { id } = await requireUser(request, caller, context)
    refuseBelongings(await users.belongings(accountId, id))
    await users.delete(accountId, id)
    return {}
  },
})

const mustGoFirst: Readonly<Record<keyof UserBelongings, string>> = {
  accessKeys: 'delete access keys',
  mfaDevices: 'delete MFA device',
  inlinePolicies: 'delete policies',
  attachedPolicies: 'detach all policies',
  groups: 'remove users from group',
  passwords: 'delete login profile',
}

function refuseBelongings(belongings: UserBelongings): void {
  for (const [kind, what] of Object.entries(mustGoFirst)) {
    if (belongings[kind as keyof UserBelongings] > 0) {
      throw new ServiceError('delete-conflict', `Cannot delete entity, must ${what} first.`)
    }
  }
}
