/** A visitor's search in the parts that the queries need. */
export interface SearchTerm {
  /** For `websearch_to_tsquery`: quotes, `or` and `-` have their meaning. Empty: everything. */
  readonly text: string
  /** All but the last word, which is {@link lastWord}: somebody may still be typing it. */
  readonly firstWords: string
  /** Empty when the last word is quoted, excluded or too short to say what it begins. */
  readonly lastWord: string
  /** The term as a repository would be called, or undefined when none could. */
  readonly name: string | undefined
  /** Whether words must stand side by side, as quoted ones do and the parts of `this-word`. */
  readonly hasPhrase: boolean
  /** Whether a word or phrase must not be there. */
  readonly excludes: boolean
}

// Nearly every text has a word that begins with a given pair of Latin letters.
const tooShort = /^[a-z0-9]{1,2}$/
const joining = /[^\p{L}\p{N}\s]/u
// The database reads a sign for "not" wherever no word goes on.
const excluding = /(^|[^\p{L}\p{N}])-/u
const nameLike = /^[a-z0-9][a-z0-9._/-]*$/

/** Reads any text at all: none is a syntax error. */
export function parseSearchTerm(raw: string): SearchTerm {
  // The database takes neither lone surrogates nor null characters.
  const text = raw
    .toWellFormed()
    .normalize('NFKC')
    .replace(/\p{Cc}/gu, ' ')
    // As the database takes them, which drops accents before it looks for signs.
    .replace(/\p{Pd}/gu, '-')
    .replace(/[“”„‟]/g, '"')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
  const split = text.lastIndexOf(' ') + 1
  const lastWord = text.slice(split)
  const isPlain = !text.includes('"') && !lastWord.startsWith('-') && !tooShort.test(lastWord)
  const name = text.replaceAll(' ', '-').replace(/^-+|[-/]+$/g, '')
  return {
    text,
    firstWords: isPlain ? text.slice(0, split).trim() : '',
    lastWord: isPlain ? lastWord : '',
    name: nameLike.test(name) ? name : undefined,
    hasPhrase: joining.test(text),
    excludes: excluding.test(text),
  }
}

/** A LIKE pattern's part that stands for exactly this text. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}
