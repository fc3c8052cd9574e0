import { EncryptJWT, jwtDecrypt } from 'jose'
import { z } from 'zod'

const algorithms = { alg: 'dir', enc: 'A256GCM' } as const

/** The key that the server hands to the pages, made for nothing but this. @throws Error without one. */
function sessionKey(env: Readonly<Record<string, string | undefined>> = process.env): Uint8Array {
  const key = Buffer.from(env.GALLEON_SESSION_KEY ?? '', 'base64url')
  if (key.length !== 32) throw new Error('GALLEON_SESSION_KEY is not 32 bytes in base64url: the server sets it.')
  return key
}

/** A text that only this installation can read and nobody can alter, good until `expiresAt` and for one purpose only. */
export async function seal(contents: object, purpose: string, expiresAt: Date): Promise<string> {
  const jwt = new EncryptJWT({ contents }).setProtectedHeader(algorithms).setAudience(purpose).setIssuedAt()
  return jwt.setExpirationTime(expiresAt).encrypt(sessionKey())
}

/** What was sealed for this purpose; undefined for a text that is not ours, was altered, or is too old. */
export async function openSealed<Contents>(
  text: string | undefined,
  purpose: string,
  schema: z.ZodType<Contents>,
): Promise<Contents | undefined> {
  if (!text) return undefined
  try {
    const { payload } = await jwtDecrypt(text, sessionKey(), {
      audience: purpose,
      keyManagementAlgorithms: [algorithms.alg],
      contentEncryptionAlgorithms: [algorithms.enc],
      requiredClaims: ['exp'],
    })
    return z.object({ contents: schema }).parse(payload).contents
  } catch {
    return undefined
  }
}
