/** A stretch of a text, and whether it is what was searched for. */
export interface TextPart {
  readonly text: string
  readonly matched: boolean
}

/** Cuts a text where a search term's words are in it, in any case; the parts together are the text. */
export function matchParts(text: string, term: string): TextPart[] {
  const lower = text.toLowerCase()
  // A few letters grow when they become small: then no position means the same in both.
  const words = lower.length === text.length ? wordsOf(term) : []
  const matched = new Array<boolean>(text.length).fill(false)
  for (const word of words) {
    for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + 1)) {
      if (word.length > 1 || isWordStart(lower, at)) matched.fill(true, at, at + word.length)
    }
  }
  const parts: TextPart[] = []
  for (let from = 0, to = 1; from < text.length; from = to, to = from + 1) {
    while (to < text.length && matched[to] === matched[from]) to += 1
    parts.push({ text: text.slice(from, to), matched: matched[from] ?? false })
  }
  return parts
}

// Names join words by `-`, `.`, `_` and `/`; a visitor writes blanks. Words that are excluded are not what was found.
function wordsOf(term: string): string[] {
  const words = term
    .toLowerCase()
    .replaceAll('"', ' ')
    .split(/[\s/]+/)
  return words.filter((word) => word && !word.startsWith('-'))
}

function isWordStart(text: string, at: number): boolean {
  return at === 0 || /[^a-z0-9]/.test(text.charAt(at - 1))
}
