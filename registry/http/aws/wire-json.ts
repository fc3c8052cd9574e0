/**
 * An answer as JSON 1.1 writes it: times as numbers of seconds with a fraction, members without a value left out.
 * The JavaScript SDK throws on times in text form.
 */
export function toWireJson(output: unknown): string {
  return JSON.stringify(toWire(output))
}

function toWire(value: unknown): unknown {
  if (value instanceof Date) return value.getTime() / 1000
  if (Array.isArray(value)) return value.map(toWire)
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, toWire(member)]))
  }
  return value
}
