import { z } from 'zod'
import { paging } from '#registry/operations/ecr-public/input-members.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { nextTokenOf, toPageRequest } from '#registry/operations/page-token.ts'
import { type AccountAnswer, toAccountAnswer } from './account-answer.ts'
import { installation } from './operator-input.ts'

interface WaitingAnswer {
  readonly account: AccountAnswer
  readonly text: string
  readonly createdAt: Date
}

/** Who waits to be verified, the longest waiting first. */
export const listVerificationRequests = defineOperation({
  name: 'ListVerificationRequests',
  service: 'galleon',
  action: 'galleon:ListVerificationRequests',
  operatorsOnly: true,
  readOnly: true,
  input: z.object(paging),
  resource: installation,
  async run(request, _caller, context): Promise<{ readonly requests: readonly WaitingAnswer[]; readonly nextToken?: string }> {
    const scope = { operation: 'ListVerificationRequests' }
    const page = await context.verifications.list(toPageRequest(request, scope, context))
    const requests = page.items.map(({ account, text, createdAt }) => ({ account: toAccountAnswer(account), text, createdAt }))
    return { requests, ...nextTokenOf(page, scope, context) }
  },
})
