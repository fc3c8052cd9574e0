const epochPattern = /^\d{5,12}(?:\.\d+)?$|^0$/
const isoPattern = /^\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?$/

/**
 * Milliseconds since 1970 of a date as policies write it: W3C's profile of ISO 8601, or seconds since 1970. Undefined for
 * anything else. A time without zone is UTC.
 */
export function parsePolicyDate(text: string): number | undefined {
  if (epochPattern.test(text)) return Number(text) * 1000
  const match = isoPattern.exec(text)
  if (!match) return undefined
  const time = Date.parse(text.includes('T') && match[1] === undefined ? `${text}Z` : text)
  return Number.isNaN(time) ? undefined : time
}
