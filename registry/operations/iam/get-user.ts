import { z } from 'zod'
import type { Context } from '#registry/context.ts'
import { rootArn } from '#registry/domain/principal.ts'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { userName } from './input-members.ts'
import { getTargetUser, userResource } from './target-user.ts'
import { toUserDetailAnswer, type UserDetailAnswer } from './user-answer.ts'

/** The root user, who has neither name nor path. */
export interface RootUserAnswer {
  readonly UserId: string
  readonly Arn: string
  readonly CreateDate: Date
}

/** The user that is named, or who asks. */
export const getUser = defineOperation({
  name: 'GetUser',
  service: 'iam',
  action: 'iam:GetUser',
  readOnly: true,
  input: z.object({ UserName: userName.optional() }),
  resource: userResource,
  async run(request, caller, context): Promise<{ readonly User: UserDetailAnswer | RootUserAnswer }> {
    const user = await getTargetUser(request, caller, context)
    return { User: user ? toUserDetailAnswer(user) : await describeRoot(accountPrincipal(caller).accountId, context) }
  },
})

/** @throws Error when there is no such account, whose root user nobody can be. */
export async function describeRoot(accountId: string, { accounts }: Pick<Context, 'accounts'>): Promise<RootUserAnswer> {
  const account = await accounts.find(accountId)
  if (!account) throw new Error(`there is no account ${accountId}`)
  return { UserId: accountId, Arn: rootArn(accountId), CreateDate: account.createdAt }
}
