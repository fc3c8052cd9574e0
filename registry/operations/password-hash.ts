import { hash, verify } from '@node-rs/argon2'

// OWASP's first choice for Argon2id.
const argon2Parameters = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 }

/** What is stored of a password. Slow on purpose: in `prepare`, and never in a transaction. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, argon2Parameters)
}

/** Whether the hash is of this password. As slow as {@link hashPassword}. */
export function isPasswordOf(passwordHash: string, password: string): Promise<boolean> {
  return verify(passwordHash, password)
}
