import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const cipher = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

/** Seals secrets for storage with a key kept outside the database, and derives the keys of other purposes from it. */
export interface SecretBox {
  seal(secret: string): Uint8Array
  /** @throws Error when it was sealed with another key or altered. */
  open(sealed: Uint8Array): string
  /** A 32-byte key for one purpose; the purposes' keys say nothing of each other. */
  derive(purpose: string): Uint8Array
}

export function createSecretBox(secretKey: string): SecretBox {
  const derive = (purpose: string) => new Uint8Array(hkdfSync('sha256', secretKey, 'galleon', purpose, 32))
  const key = derive('stored secrets')
  return {
    derive,
    seal(secret) {
      const nonce = randomBytes(nonceBytes)
      const sealing = createCipheriv(cipher, key, nonce)
      const text = Buffer.concat([sealing.update(secret, 'utf8'), sealing.final()])
      return new Uint8Array(Buffer.concat([nonce, sealing.getAuthTag(), text]))
    },
    open(sealed) {
      const opening = createDecipheriv(cipher, key, sealed.subarray(0, nonceBytes))
      opening.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes))
      return opening.update(sealed.subarray(nonceBytes + tagBytes), undefined, 'utf8') + opening.final('utf8')
    },
  }
}
