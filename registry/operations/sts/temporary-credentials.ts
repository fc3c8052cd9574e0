import { createHash, randomBytes } from 'node:crypto'
import type { Context } from '#registry/context.ts'
import { newAccessKeyId, newSecretAccessKey } from '#registry/operations/iam/new-ids.ts'
import type { NewSession } from '#registry/stores/sessions.ts'

const tokenBytes = 240

/** `Credentials` of the API model. */
export interface CredentialsAnswer {
  readonly AccessKeyId: string
  readonly SecretAccessKey: string
  readonly SessionToken: string
  readonly Expiration: Date
}

type SessionFacts = Omit<NewSession, 'accessKeyId' | 'secretCiphertext' | 'tokenHash' | 'createdAt' | 'expiresAt'>

/** Makes temporary credentials. What is stored gives neither the secret nor the token away. */
export async function issueCredentials(facts: SessionFacts, lifeSeconds: number, context: Context): Promise<CredentialsAnswer> {
  const createdAt = context.clock()
  // The answer tells the end to the second.
  const expiresAt = new Date((Math.floor(createdAt.getTime() / 1000) + lifeSeconds) * 1000)
  const accessKeyId = newAccessKeyId('ASIA')
  const secret = newSecretAccessKey()
  const token = randomBytes(tokenBytes).toString('base64')
  await context.sessions.create({
    ...facts,
    accessKeyId,
    secretCiphertext: context.secrets.seal(secret),
    tokenHash: createHash('sha256').update(token).digest(),
    createdAt,
    expiresAt,
  })
  return { AccessKeyId: accessKeyId, SecretAccessKey: secret, SessionToken: token, Expiration: expiresAt }
}
