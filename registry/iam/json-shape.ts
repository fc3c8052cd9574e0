import { PolicyError } from './policy-error.ts'

export type JsonObject = Readonly<Record<string, unknown>>

/** @throws PolicyError at `place` for anything but an object. */
export function asObject(value: unknown, place: string): JsonObject {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject
  throw new PolicyError(place, 'This must be an object.')
}

/** @throws PolicyError at `place` for anything but a text. */
export function asText(value: unknown, place: string): string {
  if (typeof value === 'string') return value
  throw new PolicyError(place, 'This must be a string.')
}

/** One text, or an array of them. @throws PolicyError at the place of what is neither. */
export function asTexts(value: unknown, place: string): readonly string[] {
  return Array.isArray(value) ? value.map((item, index) => asText(item, `${place}[${index}]`)) : [asText(value, place)]
}

/** @throws PolicyError at the place of the first element that is not known. */
export function refuseUnknown(value: JsonObject, known: readonly string[], place: string): void {
  const unknown = Object.keys(value).find((key) => !known.includes(key))
  if (unknown !== undefined) throw new PolicyError(within(place, unknown), 'There is no such element.')
}

/** `Statement[0].Effect`. */
export function within(place: string, key: string): string {
  return place === '' ? key : `${place}.${key}`
}
