/** Which tags a feed tells of: `1.*`, `*-alpine`; `*` stands for any characters, `?` for one. None means all. */
export type TagPatterns = readonly string[]

const patternsMax = 10
const patternShape = /^[a-zA-Z0-9._*?-]{1,128}$/

/** Reads patterns separated by commas, or says what is wrong with them. */
export function parseTagPatterns(text: string | null): { readonly patterns: TagPatterns } | { readonly problem: string } {
  const patterns = [...new Set((text ?? '').split(',').map((pattern) => pattern.trim()))].filter((pattern) => pattern !== '')
  if (patterns.length > patternsMax)
    return { problem: `There are ${patterns.length} patterns in “tags”; at most ${patternsMax} may be given.` }
  const wrong = patterns.find((pattern) => !patternShape.test(pattern))
  if (wrong === undefined) return { patterns }
  return {
    problem: `${JSON.stringify(wrong.slice(0, 140))} is no pattern of tags: give letters, digits, “.”, “_”, “-”, “*” and “?”, at most 128.`,
  }
}

export function matchesTag(patterns: TagPatterns, tag: string): boolean {
  return patterns.length === 0 || patterns.some((pattern) => matches(pattern, tag))
}

// Steps back to the last star only: no pattern makes it slow, as a regular expression could.
function matches(pattern: string, text: string): boolean {
  let at = 0
  let star = -1
  let starAt = 0
  let read = 0
  while (read < text.length) {
    const wanted = pattern[at]
    if (wanted === '*') {
      star = at
      starAt = read
      at += 1
    } else if (wanted === '?' || wanted === text[read]) {
      at += 1
      read += 1
    } else if (star >= 0) {
      at = star + 1
      starAt += 1
      read = starAt
    } else return false
  }
  return /^\**$/.test(pattern.slice(at))
}
