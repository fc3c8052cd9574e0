import { ServiceError } from '#registry/domain/service-error.ts'

const depthMax = 32
/** Many times what the longest lists of the API hold; each value may cost a hundred bytes of memory. */
const valuesMax = 10_000

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

const [quote, backslash, comma, openBrace, closeBrace, openBracket, closeBracket] = Buffer.from('"\\,{}[]')

/**
 * The members of a request body. Absent and `null` are the same in this protocol, so nulls are left out.
 * @throws ServiceError `malformed-request` for what is not a JSON object in UTF-8, or nests or lists beyond reason.
 */
export function parseJsonBody(bytes: Buffer): object {
  checkShape(bytes)
  const value = parse(bytes)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw malformed('The request body must be a JSON object.')
  return value
}

function parse(bytes: Buffer): unknown {
  if (bytes.length === 0) return {}
  try {
    return JSON.parse(utf8.decode(bytes), (_name, value: unknown) => (value === null ? undefined : value))
  } catch (cause) {
    throw malformed('The request body must be JSON in UTF-8.', cause)
  }
}

// Before anything is built of it: a body of thirty million brackets would become gigabytes of arrays.
function checkShape(bytes: Buffer): void {
  let depth = 0
  let values = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]
    if (byte === quote) {
      at = endOfString(bytes, at)
    } else if (byte === openBrace || byte === openBracket) {
      depth++
      values++
    } else if (byte === closeBrace || byte === closeBracket) {
      depth--
    } else if (byte === comma) {
      values++
    }
    if (depth > depthMax) throw malformed(`The request body must not nest deeper than ${depthMax} levels.`)
    if (values > valuesMax) throw malformed(`The request body must not hold more than ${valuesMax} values.`)
  }
}

// A layer part is one string of megabytes: `indexOf` passes over it far faster than a loop would.
function endOfString(bytes: Buffer, start: number): number {
  for (let end = bytes.indexOf('"', start + 1); end >= 0; end = bytes.indexOf('"', end + 1)) {
    let backslashes = 0
    while (bytes[end - 1 - backslashes] === backslash) backslashes++
    if (backslashes % 2 === 0) return end
  }
  return bytes.length
}

function malformed(message: string, cause?: unknown): ServiceError {
  return new ServiceError('malformed-request', message, { cause })
}
