import { ServiceError } from '#registry/domain/service-error.ts'

/** A field is a member of some structure, such as `Tags.member.1.Key`. */
export type FormFields = ReadonlyMap<string, string>

/** Of a Query request; the largest holds some policies and tags. */
export const formBytesMax = 1 << 20
const fieldsMax = 2000

/**
 * Reads `application/x-www-form-urlencoded`.
 * @throws ServiceError `malformed-request` for a field given twice, too many of them, or what is not UTF-8.
 */
export function parseFormBody(text: string): FormFields {
  if (text.length > formBytesMax) throw malformed(`The request is longer than ${formBytesMax} bytes.`)
  // A form is ASCII. What a door has read as Latin-1 would otherwise be taken for other letters than were meant.
  const stray = text.search(/[^\x20-\x7e]/)
  if (stray >= 0) throw malformed(`The request must be percent-encoded; it is not at position ${stray}.`)
  const fields = new Map<string, string>()
  for (const pair of text.split('&')) {
    if (pair === '') continue
    const equals = pair.indexOf('=')
    const name = decode(equals < 0 ? pair : pair.slice(0, equals))
    if (fields.has(name)) throw malformed(`The field '${name.slice(0, 100)}' is given twice.`)
    fields.set(name, equals < 0 ? '' : decode(pair.slice(equals + 1)))
    if (fields.size > fieldsMax) throw malformed(`A request may have ${fieldsMax} fields at most.`)
  }
  return fields
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch (cause) {
    throw malformed(`'${text.slice(0, 100)}' is not percent-encoded UTF-8.`, cause)
  }
}

function malformed(message: string, cause?: unknown): ServiceError {
  return new ServiceError('malformed-request', message, { cause })
}
