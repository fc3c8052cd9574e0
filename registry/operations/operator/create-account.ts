import { randomBytes, randomInt } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import { z } from 'zod'
import type { Context } from '#registry/context.ts'
import { limits } from '#registry/domain/limits.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { describeIssue } from '#registry/operations/invalid-parameter.ts'
import type { Account } from '#registry/stores/accounts.ts'

// OWASP's first choice for Argon2id.
const argon2Parameters = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 }

const schema = z.object({
  name: z.string().trim().min(1).max(limits.displayNameCharsMax),
  email: z.email().max(254),
  password: z.string().min(12).max(128).optional(),
  operator: z.boolean().default(false),
  verified: z.boolean().default(false),
  displayName: z.string().max(limits.displayNameCharsMax).default(''),
})

export type CreateAccountInput = z.input<typeof schema>

export interface CreatedAccount {
  readonly account: Account
  /** Only when it was made up here. */
  readonly password?: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/**
 * An operator's act, done beside the server and not through a door: makes an account with its root user's access keys.
 * Keys and password are shown here once; what is stored gives neither away.
 * @throws ServiceError `invalid-parameter`.
 */
export async function createAccount(
  input: CreateAccountInput,
  { accounts, secrets }: Pick<Context, 'accounts' | 'secrets'>,
): Promise<CreatedAccount> {
  const parsed = schema.safeParse(input, { reportInput: true })
  if (!parsed.success) throw new ServiceError('invalid-parameter', describeIssue(parsed.error))
  const { password: given, ...facts } = parsed.data
  const password = given ?? randomBytes(15).toString('base64url')
  const accessKeyId = newAccessKeyId()
  // 30 bytes are 40 characters of base64, the length of the keys that clients know.
  const secretAccessKey = randomBytes(30).toString('base64')
  const account = await accounts.create({
    ...facts,
    id: newAccountId(),
    passwordHash: await hash(password, argon2Parameters),
    accessKey: { id: accessKeyId, secretCiphertext: secrets.seal(secretAccessKey) },
  })
  return { account, ...(given ? {} : { password }), accessKeyId, secretAccessKey }
}

// No leading zero: account ids are often read as numbers by those who should not.
function newAccountId(): string {
  return String(randomInt(100_000_000_000, 281_474_976_710_655)).slice(0, 12)
}

function newAccessKeyId(): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  return `AKIA${Array.from({ length: 16 }, () => alphabet[randomInt(alphabet.length)]).join('')}`
}
