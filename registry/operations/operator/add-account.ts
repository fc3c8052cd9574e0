import { z } from 'zod'
import { defineOperation } from '#registry/operations/operation.ts'
import { type AccountAnswer, toAccountAnswer } from './account-answer.ts'
import { accountMembers, type Credentials, makeCredentials, newAccount } from './create-account.ts'
import { installation } from './operator-input.ts'

export interface AddAccountAnswer {
  readonly account: AccountAnswer
  /** The root user's, told this once. */
  readonly credentials: Credentials
}

/**
 * Makes an account whose root user has a made-up password and access keys. Another operator's account only the command line
 * makes: whoever may do this alone must not become one.
 * @throws ServiceError `invalid-parameter`, `entity-already-exists` for an e-mail address that has an account.
 */
export const addAccount = defineOperation({
  name: 'CreateAccount',
  service: 'galleon',
  action: 'galleon:CreateAccount',
  operatorsOnly: true,
  readOnly: false,
  input: z.object({
    name: accountMembers.name,
    email: accountMembers.email,
    verified: z.boolean().default(false),
  }),
  resource: installation,
  async prepare(input, _caller, context) {
    const credentials = makeCredentials()
    return { credentials, wanted: await newAccount(input, context, credentials) }
  },
  async run(_input, _caller, { accounts }, { credentials, wanted }): Promise<AddAccountAnswer> {
    return { account: toAccountAnswer(await accounts.create(wanted)), credentials }
  },
  // Last, since it is typed by what `run` answers. The credentials are nobody else's to read.
  event: { responseElements: ({ account: { accountId } }) => ({ accountId }) },
})
