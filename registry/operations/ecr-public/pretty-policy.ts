/**
 * The text of a policy as the real service answers it: two spaces, a space before each colon, and lists on one line. Texts
 * are stored as they were sent.
 */
export function prettyPolicy(text: string): string {
  return pretty(JSON.parse(text), '')
}

function pretty(value: unknown, indent: string): string {
  if (Array.isArray(value)) return value.length === 0 ? '[ ]' : `[ ${value.map((item) => pretty(item, indent)).join(', ')} ]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const inner = `${indent}  `
  const members = Object.entries(value).map(([key, member]) => `${inner}${JSON.stringify(key)} : ${pretty(member, inner)}`)
  return members.length === 0 ? '{ }' : `{\n${members.join(',\n')}\n${indent}}`
}
