const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789'
const wordCharsMin = 3
/** From here on a change of any character still says enough of the word. */
const freelyChangedCharsMin = 4
const wordCharsMax = 24
const wordsMax = 10
const changedWordsMax = 3

/**
 * For each word of `text`, the words that might have been meant: with one character missing, too many or wrong, or two
 * neighbours swapped, the commonest slip. Empty when there is no word to change.
 *
 * Names hold ASCII letters and digits only, so those are what can be missing. All of them are looked up in the index of
 * words, which trigrams cannot replace: a swap in a short word leaves too few of them.
 */
export function nearWords(text: string): readonly (readonly string[])[] {
  const ascii = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const words = [...new Set(ascii.match(/[a-z0-9]+/g))].slice(0, wordsMax)
  const changed = words.filter(isChangeable).slice(0, changedWordsMax)
  return changed.length === 0 ? [] : words.map((word) => (changed.includes(word) ? slips(word) : [word]))
}

function isChangeable({ length }: string): boolean {
  return length >= wordCharsMin && length <= wordCharsMax
}

/** The word itself and every word one slip away from it. */
function slips(word: string): readonly string[] {
  const near = new Set([word])
  for (let at = 0; at <= word.length; at++) {
    const [before, after] = [word.slice(0, at), word.slice(at)]
    if (after.length > 1) near.add(`${before}${after[1]}${after[0]}${after.slice(2)}`)
    if (word.length < freelyChangedCharsMin) continue
    if (after) near.add(before + after.slice(1))
    for (const character of alphabet) {
      near.add(before + character + after)
      if (after) near.add(before + character + after.slice(1))
    }
  }
  return [...near]
}
