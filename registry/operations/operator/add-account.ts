import { z } from 'zod'
import { limits } from '#registry/domain/limits.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { type AccountAnswer, toAccountAnswer } from './account-answer.ts'
import { type Credentials, createAccount, makeCredentials } from './create-account.ts'
import { installation } from './operator-input.ts'

export interface AddAccountAnswer {
  readonly account: AccountAnswer
  /** The root user's, told this once. */
  readonly credentials: Credentials
}

/** Makes an account whose root user has a made-up password and access keys. @throws ServiceError `invalid-parameter`. */
export const addAccount = defineOperation({
  name: 'CreateAccount',
  service: 'galleon',
  action: 'galleon:CreateAccount',
  operatorsOnly: true,
  readOnly: false,
  input: z.object({
    name: z.string().trim().min(1).max(limits.displayNameCharsMax),
    email: z.email().max(254),
    operator: z.boolean().default(false),
    verified: z.boolean().default(false),
  }),
  resource: installation,
  async run(input, _caller, context): Promise<AddAccountAnswer> {
    const made = makeCredentials()
    const { account } = await createAccount(input, context, made)
    return { account: toAccountAnswer(account), credentials: made }
  },
  // Last, since it is typed by what `run` answers. The credentials are nobody else's to read.
  event: { responseElements: ({ account: { accountId } }) => ({ accountId }) },
})
