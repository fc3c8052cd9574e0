/** Where and why a text is no JSON, in the words of the browser; undefined for JSON, and for an empty text. */
export function jsonProblem(text: string): string | undefined {
  if (text.trim() === '') return undefined
  try {
    JSON.parse(text)
    return undefined
  } catch (error) {
    return error instanceof SyntaxError ? `This is no JSON yet: ${error.message}.` : undefined
  }
}
