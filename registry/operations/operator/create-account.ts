import { randomBytes, randomInt } from 'node:crypto'
import { z } from 'zod'
import type { Context } from '#registry/context.ts'
import { limits } from '#registry/domain/limits.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { newAccessKeyId, newSecretAccessKey } from '#registry/operations/iam/new-ids.ts'
import { describeIssue } from '#registry/operations/invalid-parameter.ts'
import { hashPassword } from '#registry/operations/password-hash.ts'
import type { Account, NewAccount } from '#registry/stores/accounts.ts'

/** What every account begins with, whoever makes it. */
export const accountMembers = {
  name: z.string().trim().min(1).max(limits.displayNameCharsMax),
  email: z.email().max(254),
  password: z.string().min(limits.rootPasswordCharsMin).max(limits.passwordCharsMax),
}

const schema = z.object({
  ...accountMembers,
  password: accountMembers.password.optional(),
  operator: z.boolean().default(false),
  verified: z.boolean().default(false),
  displayName: z.string().max(limits.displayNameCharsMax).default(''),
})

export type CreateAccountInput = z.input<typeof schema>

/** Of a root user. */
export interface Credentials {
  readonly password: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

export interface CreatedAccount extends Credentials {
  readonly account: Account
}

/**
 * An operator's act: makes an account with its root user's access keys. The password is `input.password` or else the made-up
 * one. Both are shown here once; what is stored gives neither away. Not for use in a transaction: see {@link newAccount}.
 * @throws ServiceError `invalid-parameter`, `entity-already-exists` for an e-mail address that has an account.
 */
export async function createAccount(
  input: CreateAccountInput,
  { accounts, secrets }: Pick<Context, 'accounts' | 'secrets'>,
  made = makeCredentials(),
): Promise<CreatedAccount> {
  const account = await accounts.create(await newAccount(input, { secrets }, made))
  return { account, ...made, password: input.password ?? made.password }
}

/** What is to be stored of an account; its password is hashed, which takes a while. @throws ServiceError `invalid-parameter`. */
export async function newAccount(input: CreateAccountInput, { secrets }: Pick<Context, 'secrets'>, made: Credentials): Promise<NewAccount> {
  const parsed = schema.safeParse(input, { reportInput: true })
  if (!parsed.success) throw new ServiceError('invalid-parameter', describeIssue(parsed.error))
  const { password = made.password, ...facts } = parsed.data
  return {
    ...facts,
    id: newAccountId(),
    passwordHash: await hashPassword(password),
    accessKey: { id: made.accessKeyId, secretCiphertext: secrets.seal(made.secretAccessKey) },
  }
}

/** A password and a first pair of access keys, all random. */
export function makeCredentials(): Credentials {
  return {
    password: randomBytes(15).toString('base64url'),
    accessKeyId: newAccessKeyId('AKIA'),
    secretAccessKey: newSecretAccessKey(),
  }
}

/** Without a leading zero: account ids are often read as numbers by those who should not. */
export function newAccountId(): string {
  return String(randomInt(100_000_000_000, 1_000_000_000_000))
}
