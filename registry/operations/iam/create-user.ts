import { z } from 'zod'
import { userArn } from '#registry/domain/principal.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { checkQuota } from './iam-limits.ts'
import { arn, newUserName, path } from './input-members.ts'
import { newUniqueId } from './new-ids.ts'
import { tagConditions, tagList, withTags } from './tags.ts'
import { toUserDetailAnswer, type UserDetailAnswer } from './user-answer.ts'

const input = z.object({
  UserName: newUserName,
  Path: path.default('/'),
  PermissionsBoundary: arn.optional(),
  Tags: tagList.optional(),
})

/** Makes a user without a password, keys or permissions. @see User guide, "Create an IAM user". */
export const createUser = defineOperation({
  name: 'CreateUser',
  service: 'iam',
  action: 'iam:CreateUser',
  readOnly: false,
  input,
  resource({ Path, UserName }, caller) {
    const { accountId } = accountPrincipal(caller)
    return { type: 'arn', accountId, arn: userArn(accountId, Path, UserName) }
  },
  conditions: (request) => ({
    ...tagConditions(request),
    ...(request.PermissionsBoundary === undefined ? {} : { 'iam:PermissionsBoundary': request.PermissionsBoundary }),
  }),
  async run(
    { UserName, Path, PermissionsBoundary, Tags = [] },
    caller,
    { users, policies, clock },
  ): Promise<{ readonly User: UserDetailAnswer }> {
    const { accountId } = accountPrincipal(caller)
    const tags = withTags({}, Tags)
    await users.hold(accountId)
    if (await users.find(accountId, UserName)) {
      throw new ServiceError('entity-already-exists', `User with name ${UserName} already exists.`)
    }
    checkQuota('UsersPerAccount', await users.count(accountId))
    if (PermissionsBoundary !== undefined && !(await policies.find(accountId, PermissionsBoundary))) {
      throw new ServiceError('entity-not-found', `Policy ${PermissionsBoundary} does not exist or is not attachable.`)
    }
    const facts = { id: newUniqueId('AIDA'), accountId, name: UserName, path: Path, createdAt: clock(), tags }
    const user = await users.create({ ...facts, ...(PermissionsBoundary === undefined ? {} : { boundaryArn: PermissionsBoundary }) })
    return { User: toUserDetailAnswer(user) }
  },
})
