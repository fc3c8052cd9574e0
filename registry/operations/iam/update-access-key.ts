import { z } from 'zod'
import { defineOperation } from '#registry/operations/operation.ts'
import { accessKeyNotFound } from './access-key-answer.ts'
import { accessKeyId, userName } from './input-members.ts'
import { getTargetUser, ownerOf, userResource } from './target-user.ts'

/** Makes a key usable or not. What was got with a key that is not, such as registry tokens, is of no use at once. */
export const updateAccessKey = defineOperation({
  name: 'UpdateAccessKey',
  service: 'iam',
  action: 'iam:UpdateAccessKey',
  readOnly: false,
  input: z.object({ UserName: userName.optional(), AccessKeyId: accessKeyId, Status: z.enum(['Active', 'Inactive']) }),
  resource: userResource,
  async run(request, caller, context) {
    const owner = ownerOf(caller, await getTargetUser(request, caller, context))
    const { AccessKeyId, Status } = request
    if (!(await context.users.accessKeys.setActive(owner, AccessKeyId, Status === 'Active'))) throw accessKeyNotFound(AccessKeyId)
    return {}
  },
})
