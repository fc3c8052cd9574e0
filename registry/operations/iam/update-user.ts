import { z } from 'zod'
import { userArn } from '#registry/domain/principal.ts'
import type { Resource } from '#registry/domain/resource.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { newUserName, path, userName } from './input-members.ts'
import { requireUser, userResource } from './target-user.ts'

const input = z.object({ UserName: userName, NewUserName: newUserName.optional(), NewPath: path.optional() })

/** Renames or moves a user, who keeps id, keys, groups and policies. Its caller must be allowed to do so to the old and to the new. */
export const updateUser = defineOperation({
  name: 'UpdateUser',
  service: 'iam',
  action: 'iam:UpdateUser',
  readOnly: false,
  input,
  async resource(request, caller, context): Promise<readonly Resource[]> {
    const from = await userResource(request, caller, context)
    if (request.NewUserName === undefined && request.NewPath === undefined) return [from]
    const { accountId } = accountPrincipal(caller)
    const user = await context.users.find(accountId, request.UserName)
    const name = request.NewUserName ?? user?.name ?? request.UserName
    const arn = userArn(accountId, request.NewPath ?? user?.path ?? '/', name)
    return [from, { type: 'arn', accountId, arn, ...(user ? { tags: user.tags } : {}) }]
  },
  async run({ UserName, NewUserName, NewPath }, caller, context) {
    const { accountId } = accountPrincipal(caller)
    await context.users.hold(accountId)
    const { id } = await requireUser({ UserName }, caller, context)
    const namesake = NewUserName === undefined ? undefined : await context.users.find(accountId, NewUserName)
    if (namesake && namesake.id !== id) {
      throw new ServiceError('entity-already-exists', `User with name ${NewUserName} already exists.`)
    }
    await context.users.update(accountId, id, {
      ...(NewUserName === undefined ? {} : { name: NewUserName }),
      ...(NewPath === undefined ? {} : { path: NewPath }),
    })
    return {}
  },
})
