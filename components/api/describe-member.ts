import type { ApiMember } from '#lib/backend/api-document.ts'

/** What a member of a request takes, in words: "string, 2–50 characters", "integer, 1–1000; 12 by default". */
export function describeMember(member: ApiMember): string {
  const { minimum, maximum, minLength, maxLength, maxItems } = member
  const facts = [
    kindOf(member),
    range(minimum, maximum, ''),
    range(minLength, maxLength, ' characters'),
    maxItems === undefined ? '' : `at most ${maxItems}`,
  ].filter(Boolean)
  const byDefault = member.default === undefined ? '' : `; ${JSON.stringify(member.default)} by default`
  return facts.join(', ') + byDefault
}

function kindOf({ enum: values, type, items }: ApiMember): string {
  if (values) return `one of ${values.map(String).join(', ')}`
  if (type === 'array') return `list of ${items?.type ?? 'values'}s`
  return [type ?? 'any value'].flat().join(' or ')
}

// Schemas of whole numbers always have bounds: those of the language say nothing.
function range(from: number | undefined, to: number | undefined, unit: string): string {
  const most = to === undefined || to >= Number.MAX_SAFE_INTEGER ? undefined : to
  const least = from === undefined || from <= Number.MIN_SAFE_INTEGER ? undefined : from
  if (least !== undefined && most !== undefined) return `${least}–${most}${unit}`
  if (most !== undefined) return `at most ${most}${unit}`
  return least === undefined ? '' : `at least ${least}${unit}`
}
