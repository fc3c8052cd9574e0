type Path = readonly (string | number)[]

/**
 * Where in an input there is a text that the database cannot hold: one with a null character or half of a character.
 * Undefined: nowhere. Only lists and plain objects are looked into.
 */
export function findUnstorableText(value: unknown, path: Path = []): Path | undefined {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? path : undefined
  if (!Array.isArray(value) && !isPlain(value)) return undefined
  for (const [name, member] of Object.entries(value)) {
    // Of an object of any names, such as tags, they are texts as well.
    const place = [...path, name]
    const found = findUnstorableText(name) ? path : findUnstorableText(member, place)
    if (found) return found
  }
  return undefined
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
