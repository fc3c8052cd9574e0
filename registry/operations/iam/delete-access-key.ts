import { z } from 'zod'
import { defineOperation } from '#registry/operations/operation.ts'
import { accessKeyNotFound } from './access-key-answer.ts'
import { accessKeyId, userName } from './input-members.ts'
import { getTargetUser, ownerOf, userResource } from './target-user.ts'

/** Deletes a key of the user that is named, or of who asks. Registry tokens that were got with it end with it. */
export const deleteAccessKey = defineOperation({
  name: 'DeleteAccessKey',
  service: 'iam',
  action: 'iam:DeleteAccessKey',
  readOnly: false,
  input: z.object({ UserName: userName.optional(), AccessKeyId: accessKeyId }),
  resource: userResource,
  async run(request, caller, context) {
    const owner = ownerOf(caller, await getTargetUser(request, caller, context))
    if (!(await context.users.accessKeys.delete(owner, request.AccessKeyId))) throw accessKeyNotFound(request.AccessKeyId)
    return {}
  },
})
