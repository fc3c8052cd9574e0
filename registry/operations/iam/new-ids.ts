import { randomBytes, randomInt } from 'node:crypto'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** What the unique id of each kind of thing begins with. */
export type UniqueIdPrefix = 'AIDA' | 'AGPA' | 'AROA' | 'ANPA'

/**
 * 21 characters, random and never used again: who is made anew under an old name is somebody else.
 * @see IAM user guide, "Unique identifiers".
 */
export function newUniqueId(prefix: UniqueIdPrefix): string {
  return prefix + randomCharacters(17)
}

/** 20 characters: `AKIA…` of long-term keys, `ASIA…` of temporary ones. */
export function newAccessKeyId(prefix: 'AKIA' | 'ASIA'): string {
  return prefix + randomCharacters(16)
}

/** 26 characters, as many as 16 random bytes have in base32: what tells apart the passkeys of one name. */
export function newDeviceId(): string {
  return randomCharacters(26)
}

/** 40 characters, the length of the keys that clients know: 30 bytes in base64. */
export function newSecretAccessKey(): string {
  return randomBytes(30).toString('base64')
}

function randomCharacters(count: number): string {
  return Array.from({ length: count }, () => alphabet[randomInt(alphabet.length)]).join('')
}
