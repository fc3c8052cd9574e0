import { z } from 'zod'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { accessKeyNotFound } from './access-key-answer.ts'
import { accessKeyId } from './input-members.ts'
import { userResource } from './target-user.ts'

export interface GetAccessKeyLastUsedAnswer {
  /** Of a key of the root user, who has no name, there is none. */
  readonly UserName?: string
  readonly AccessKeyLastUsed: {
    /** Absent: never. */
    readonly LastUsedDate?: Date
    /** `N/A` when it was never used. */
    readonly ServiceName: string
    readonly Region: string
  }
}

/** When, for which service and for which region a key of the account was used last; up to a minute behind. */
export const getAccessKeyLastUsed = defineOperation({
  name: 'GetAccessKeyLastUsed',
  service: 'iam',
  action: 'iam:GetAccessKeyLastUsed',
  readOnly: true,
  input: z.object({ AccessKeyId: accessKeyId }),
  async resource({ AccessKeyId }, caller, context) {
    const key = await context.users.accessKeys.find(accountPrincipal(caller).accountId, AccessKeyId)
    return key?.userName === undefined ? { type: 'any' } : userResource({ UserName: key.userName }, caller, context)
  },
  async run({ AccessKeyId }, caller, { users }): Promise<GetAccessKeyLastUsedAnswer> {
    const key = await users.accessKeys.find(accountPrincipal(caller).accountId, AccessKeyId)
    if (!key) throw accessKeyNotFound(AccessKeyId)
    const { userName, lastUse } = key
    return {
      ...(userName === undefined ? {} : { UserName: userName }),
      AccessKeyLastUsed: {
        ...(lastUse ? { LastUsedDate: lastUse.at } : {}),
        ServiceName: lastUse?.service ?? 'N/A',
        Region: lastUse?.region ?? 'N/A',
      },
    }
  },
})
