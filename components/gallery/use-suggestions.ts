'use client'

import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { createSuggester, type Suggester } from '#lib/suggester.ts'
import type { Suggestions } from '#lib/suggestions.ts'

export interface SuggestionList {
  /** Undefined while there is nothing to show. */
  readonly answer: Suggestions | undefined
  /** The chosen option; -1: none, Enter searches. The option after the last suggestion is the whole search. */
  readonly active: number
  /** To be called at each change of the text. */
  typed(term: string): void
  close(): void
  setActive(index: number): void
  /** Keys of the combobox pattern. @returns the option that Enter opened. */
  onKey(event: KeyboardEvent<HTMLInputElement>): number | undefined
}

/** The list under a search field: what it shows, which option is chosen, and the keys that do it. */
export function useSuggestions(endpoint: string): SuggestionList {
  const [answer, setAnswer] = useState<Suggestions>()
  const [active, setActive] = useState(-1)
  const suggester = useRef<Suggester>(undefined)
  useEffect(() => () => suggester.current?.stop(), [])

  const ask = (term: string) => {
    setActive(-1)
    suggester.current ??= createSuggester(endpoint, setAnswer)
    suggester.current.ask(term)
  }
  const close = () => {
    suggester.current?.stop()
    setAnswer(undefined)
    setActive(-1)
  }
  const options = answer ? answer.items.length + Number(hasMore(answer)) : 0
  return {
    answer,
    active,
    typed: ask,
    close,
    setActive,
    onKey(event) {
      if (event.nativeEvent.isComposing) return
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      if (step && (options > 0 || event.currentTarget.value.trim())) {
        event.preventDefault()
        if (options === 0) ask(event.currentTarget.value)
        // One place beyond both ends is the field itself.
        else setActive(((active + 1 + step + options + 1) % (options + 1)) - 1)
      } else if (event.key === 'Escape' && answer) {
        event.preventDefault()
        close()
      } else if (event.key === 'Enter' && active >= 0) {
        event.preventDefault()
        return active
      }
    },
  }
}

/** Whether there is more than what is suggested. */
export function hasMore({ items, total }: Suggestions): boolean {
  return total > items.length
}
