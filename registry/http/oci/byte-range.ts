import { ServiceError } from '#registry/domain/service-error.ts'
import type { ByteRange } from '#registry/stores/blobs.ts'

/**
 * The part that a `Range` header asks for, or undefined for all of it: without a header, and for what may be ignored
 * (other units, several ranges at once, nonsense).
 * @throws ServiceError `range-not-satisfiable`.
 * @see RFC 9110, section 14.2.
 */
export function parseRange(header: string | undefined, sizeBytes: number): ByteRange | undefined {
  const [, first = '', last = ''] = header?.match(/^bytes=(\d*)-(\d*)$/) ?? []
  if (first === '' && last === '') return undefined
  // Without a beginning it is the length of the end.
  const range =
    first === ''
      ? { first: Math.max(0, sizeBytes - Number(last)), last: sizeBytes - 1 }
      : { first: Number(first), last: last === '' ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1) }
  if (first !== '' && last !== '' && Number(last) < Number(first)) return undefined
  if (range.first <= range.last) return range
  throw new ServiceError('range-not-satisfiable', `The blob has ${sizeBytes} bytes.`, { detail: { sizeBytes } })
}

/**
 * Where a part of an upload says it begins: `Content-Range: <first>-<last>`, with or without the unit and the total that
 * HTTP proper would have. Undefined without the header.
 * @throws ServiceError `upload-range-invalid` when it says anything else, or another length than the body's.
 * @see OCI distribution specification, "Pushing a blob in chunks".
 */
export function parseContentRange(header: string | undefined, contentLength: string | undefined): number | undefined {
  if (header === undefined) return undefined
  const [, first, last] = header.match(/^(?:bytes[ =])?(\d+)-(\d+)(?:\/(?:\d+|\*))?$/) ?? []
  const length = Number(last) - Number(first) + 1
  const agrees = length >= 0 && (contentLength === undefined || Number(contentLength) === length)
  if (first !== undefined && agrees) return Number(first)
  throw new ServiceError('upload-range-invalid', `Content-Range '${header.slice(0, 100)}' is not the first and last byte of this part.`)
}
