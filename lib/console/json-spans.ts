/** A part of a text, from `start` up to `end`. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Where a member's value stands in the text of a JSON object, and where its elements stand if it is a list. */
export interface MemberSpans {
  readonly value: Span
  readonly elements?: readonly Span[]
}

/** Undefined when the object has no such member; of two with this name the last one counts, as for `JSON.parse`. */
export function memberSpans(json: string, member: string): MemberSpans | undefined {
  const part = partsOf(json, json.indexOf('{')).findLast(({ start }) => JSON.parse(json.slice(start, stringEnd(json, start))) === member)
  if (!part) return undefined
  const start = skipBlanks(json, json.indexOf(':', stringEnd(json, part.start)) + 1)
  const value = { start, end: part.end }
  return json[start] === '[' ? { value, elements: partsOf(json, start) } : { value }
}

/** What stands between the commas of a list or object that opens there, without the blanks around it. */
function partsOf(json: string, opensAt: number): readonly Span[] {
  const parts: Span[] = []
  let depth = 0
  let start = opensAt + 1
  for (let at = start; at < json.length; at++) {
    const char = json[at]
    if (char === '"') at = stringEnd(json, at) - 1
    else if (char === '{' || char === '[') depth++
    else if (depth > 0 && (char === '}' || char === ']')) depth--
    else if (depth === 0 && (char === ',' || char === '}' || char === ']')) {
      parts.push(trimmed(json, start, at))
      if (char !== ',') break
      start = at + 1
    }
  }
  return parts.filter((part) => part.end > part.start)
}

function stringEnd(json: string, opensAt: number): number {
  let at = opensAt + 1
  while (json[at] !== '"') at += json[at] === '\\' ? 2 : 1
  return at + 1
}

function trimmed(json: string, start: number, end: number): Span {
  const first = skipBlanks(json, start)
  const text = json.slice(first, end).trimEnd()
  return { start: first, end: first + text.length }
}

function skipBlanks(json: string, start: number): number {
  let at = start
  while (/\s/.test(json[at] ?? '')) at++
  return at
}
