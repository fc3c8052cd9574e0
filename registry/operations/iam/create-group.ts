import { z } from 'zod'
import { groupArn } from '#registry/domain/principal.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { checkQuota } from './iam-limits.ts'
import { groupName, path } from './input-members.ts'
import { newUniqueId } from './new-ids.ts'
import { type GroupAnswer, toGroupAnswer } from './target-group.ts'

/** Makes a group without users or permissions. @see User guide, "Create an IAM user". */
export const createGroup = defineOperation({
  name: 'CreateGroup',
  service: 'iam',
  action: 'iam:CreateGroup',
  readOnly: false,
  input: z.object({ GroupName: groupName, Path: path.default('/') }),
  resource({ GroupName, Path }, caller) {
    const { accountId } = accountPrincipal(caller)
    return { type: 'arn', accountId, arn: groupArn(accountId, Path, GroupName) }
  },
  async run({ GroupName, Path }, caller, { users, clock }): Promise<{ readonly Group: GroupAnswer }> {
    const { accountId } = accountPrincipal(caller)
    await users.hold(accountId)
    if (await users.groups.find(accountId, GroupName)) {
      throw new ServiceError('entity-already-exists', `Group with name ${GroupName} already exists.`)
    }
    checkQuota('GroupsPerAccount', await users.groups.count(accountId))
    const facts = { id: newUniqueId('AGPA'), accountId, name: GroupName, path: Path, createdAt: clock() }
    return { Group: toGroupAnswer(await users.groups.create(facts)) }
  },
})
