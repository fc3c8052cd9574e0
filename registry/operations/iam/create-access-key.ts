import { z } from 'zod'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { type AccessKeyMetadataAnswer, toAccessKeyAnswer } from './access-key-answer.ts'
import { checkQuota } from './iam-limits.ts'
import { userName } from './input-members.ts'
import { newAccessKeyId, newSecretAccessKey } from './new-ids.ts'
import { getTargetUser, ownerOf, userResource } from './target-user.ts'

export interface CreateAccessKeyAnswer {
  readonly AccessKey: AccessKeyMetadataAnswer & { readonly SecretAccessKey: string }
}

/** Makes a key for the user that is named, or for who asks; its secret is shown this once. */
export const createAccessKey = defineOperation({
  name: 'CreateAccessKey',
  service: 'iam',
  action: 'iam:CreateAccessKey',
  readOnly: false,
  input: z.object({ UserName: userName.optional() }),
  resource: userResource,
  async run(request, caller, context): Promise<CreateAccessKeyAnswer> {
    const { users, secrets, clock } = context
    await users.hold(accountPrincipal(caller).accountId)
    const user = await getTargetUser(request, caller, context)
    const owner = ownerOf(caller, user)
    checkQuota('AccessKeysPerUser', await users.accessKeys.count(owner))
    const secret = newSecretAccessKey()
    const key = { id: newAccessKeyId('AKIA'), createdAt: clock() }
    await users.accessKeys.create({ ...key, owner, secretCiphertext: secrets.seal(secret) })
    const answer = toAccessKeyAnswer({ ...key, active: true, ...(user ? { userName: user.name } : {}) })
    return { AccessKey: { ...answer, SecretAccessKey: secret } }
  },
})
