import { matchParts } from '#lib/match-parts.ts'

/** A text with the parts marked that a search term's words are. */
export function Marked({ text, term }: { readonly text: string; readonly term: string }) {
  // Parts of one text have no identity but their order.
  return matchParts(text, term).map((part, index) => {
    const key = `${index} ${part.text}`
    return part.matched ? <mark key={key}>{part.text}</mark> : <span key={key}>{part.text}</span>
  })
}
