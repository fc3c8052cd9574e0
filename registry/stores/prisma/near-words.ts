const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789'
const wordCharsMin = 3
/** From here on a change of any character still says enough of the word. */
const freelyChangedCharsMin = 4
const wordCharsMax = 24
const changedWordsMax = 3

/**
 * A `to_tsquery` text that finds each word of `text` as it might have been meant: with one character missing, too many
 * or wrong, or two neighbours swapped, the commonest slip. Empty when there is no word to change.
 *
 * Names hold ASCII letters and digits only, so those are what can be missing. All variants are looked up in the index at
 * once, which trigrams cannot do: a swap in a short word leaves too few of them.
 */
export function nearWordsQuery(text: string): string {
  const words =
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? []
  let changed = 0
  const groups = [...new Set(words)].map((word) => {
    const change = word.length >= wordCharsMin && word.length <= wordCharsMax && changed < changedWordsMax
    if (change) changed++
    return change ? nearWords(word) : [word]
  })
  return changed === 0 ? '' : groups.map((group) => `(${group.join('|')})`).join('&')
}

/** The word itself and every word one slip away from it. */
function nearWords(word: string): readonly string[] {
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
