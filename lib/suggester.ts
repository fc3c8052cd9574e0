import { fetchSuggestions, type Suggestions } from './suggestions.ts'

const typingPauseMs = 80
const answersKept = 40

type Fetch = (term: string, signal: AbortSignal) => Promise<Suggestions>

/** Answers a field while somebody types in it. */
export interface Suggester {
  /** The term is this now. Earlier questions are given up: none of them is answered any more. */
  ask(term: string): void
  /** Nothing is asked any more. */
  stop(): void
}

/**
 * Asks a moment after the last key, gives up the question before, and remembers answers, so that going back is at once.
 * `show` gets the answer for the newest term and for no other; undefined when there is none to be had.
 */
export function createSuggester(endpoint: string, show: (answer: Suggestions | undefined) => void, fetch?: Fetch): Suggester {
  const ask: Fetch = fetch ?? ((term, signal) => fetchSuggestions(endpoint, term, signal))
  const answers = new Map<string, Suggestions>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: AbortController | undefined

  const stop = () => {
    clearTimeout(timer)
    running?.abort()
    running = undefined
  }
  const run = async (term: string) => {
    const mine = new AbortController()
    running = mine
    const answer = await ask(term, mine.signal).catch(() => undefined)
    // An answer that arrives although it was given up is one of an older term.
    if (running !== mine) return
    if (answer) keep(answers, term, answer)
    show(answer)
  }
  return {
    stop,
    ask(raw) {
      stop()
      const term = raw.trim()
      const known = answers.get(term)
      if (!term || known) return show(known)
      timer = setTimeout(() => void run(term), typingPauseMs)
    },
  }
}

function keep(answers: Map<string, Suggestions>, term: string, answer: Suggestions): void {
  const [oldest] = answers.keys()
  if (answers.size >= answersKept && oldest !== undefined) answers.delete(oldest)
  answers.set(term, answer)
}
