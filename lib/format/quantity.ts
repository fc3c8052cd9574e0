import prettyBytes from 'pretty-bytes'
import { once } from '#lib/once.ts'

/** A number as pages show it: short, and to the last digit. */
export interface Quantity {
  readonly short: string
  readonly exact: string
}

// Made when first used: the first one loads the browser's tables for numbers, which a page that formats none should not wait for.
const compact = once(() => new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 }))
const whole = once(() => new Intl.NumberFormat('en'))
const rough = once(() => new Intl.NumberFormat('en', { maximumSignificantDigits: 2 }))

/** A size in units of 1000 to three digits, as in "12.3 MB" and "12,345,678 bytes". */
export function byteSize(bytes: number): Quantity {
  return { short: prettyBytes(bytes), exact: `${whole().format(bytes)} ${bytes === 1 ? 'byte' : 'bytes'}` }
}

/** A count, as in "1.2M" and "1,234,567". */
export function count(value: number): Quantity {
  return { short: compact().format(value), exact: whole().format(value) }
}

/** "1 tag", "1,024 tags"; "about 66,000 tags" of an estimate. */
export function counted(value: number, one: string, many: string, isEstimate = false): string {
  return `${isEstimate ? `about ${rough().format(value)}` : whole().format(value)} ${value === 1 ? one : many}`
}
