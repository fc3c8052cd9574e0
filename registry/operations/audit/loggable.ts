import { elementTime } from './event-time.ts'

const depthMax = 12
const stringBytesMax = 64 * 1024
const elementBytesMax = 100 * 1024

/** In place of what is too large for an event. */
interface Omitted {
  readonly omitted: true
  readonly originalSize: number
  readonly reason: string
}

/**
 * `requestParameters` or `responseElements` of an event: member names begin with a small letter, times are text, and
 * neither secrets nor bytes are in it. Null when nothing is left. Texts above 64 KiB are omitted with a mark, and so is
 * the whole above 100 KiB.
 * @see CloudTrail user guide, "CloudTrail record contents".
 */
export function loggable(value: unknown, elementName: 'requestParameters' | 'responseElements'): unknown {
  const kept = keep(value, elementName, 0)
  if (typeof kept !== 'object' || kept === null || Object.keys(kept).length === 0) return null
  const sizeBytes = Buffer.byteLength(JSON.stringify(kept))
  return sizeBytes > elementBytesMax ? omitted(sizeBytes, elementName) : kept
}

function keep(value: unknown, name: string, depth: number): unknown {
  if (value instanceof Date) return elementTime(value)
  if (typeof value === 'string') return keepText(value, name)
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value
  if (typeof value === 'bigint') return String(value)
  if (typeof value !== 'object' || depth >= depthMax) return undefined
  if (Array.isArray(value)) return value.map((item) => keep(item, name, depth + 1)).filter((item) => item !== undefined)
  return isPlain(value) ? keepMembers(value, depth) : undefined
}

// Bytes, streams and whatever else has a class of its own are no part of any API's shapes.
function isPlain(value: object): value is Record<string, unknown> {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

function keepMembers(value: Record<string, unknown>, depth: number): Record<string, unknown> {
  const kept: Record<string, unknown> = {}
  for (const [name, member] of Object.entries(value)) {
    const item = isSecret(name, member) ? undefined : keep(member, name, depth + 1)
    if (item !== undefined) kept[name.charAt(0).toLowerCase() + name.slice(1)] = item
  }
  return kept
}

function keepText(text: string, name: string): string | Omitted {
  // A character is one byte at least, so that most texts need not be measured.
  if (text.length * 3 <= stringBytesMax) return text
  const sizeBytes = Buffer.byteLength(text)
  return sizeBytes > stringBytesMax ? omitted(sizeBytes, name) : text
}

function omitted(originalSize: number, name: string): Omitted {
  return { omitted: true, originalSize, reason: `${name} too large` }
}

/**
 * Names of members whose texts are secrets or bytes in one of the APIs, or may be in the next one: better to lose a
 * harmless member of such a name than to keep a password.
 */
const secretName =
  /passw|passphrase|secret|token|credential|authorization|(authentication|verification|recovery|onetime)code|verifier|nonce|otp|seed|qrcode|privatekey|cookie|assertion|signature|ciphertext|hash|blob|^code\d*$|^pin$/i
const harmlessNames: ReadonlySet<string> = new Set([
  'nexttoken',
  'clienttoken',
  'clientrequesttoken',
  'minimumpasswordlength',
  'maxpasswordage',
  'passwordreuseprevention',
])

function isSecret(name: string, value: unknown): boolean {
  if (!secretName.test(name) || harmlessNames.has(name.toLowerCase())) return false
  // Flags and times say only that there is a secret. Objects are looked into: `Credentials` has the id of a key.
  if (typeof value === 'boolean' || value instanceof Date) return false
  return !(typeof value === 'object' && value !== null && !Array.isArray(value) && isPlain(value))
}
