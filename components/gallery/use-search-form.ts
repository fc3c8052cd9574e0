'use client'

import { type RefObject, useEffect, useRef } from 'react'
import { formPath } from './form-path.ts'
import { useSearchNavigation } from './search-navigation.tsx'
import { useEarlyInput } from './use-early-input.ts'

const typingPauseMs = 80

interface SearchFormOptions {
  /** The term that the page shows now. */
  readonly searchTerm: string
  /** Only this registry. */
  readonly alias: string | undefined
  /** Results follow while one types. */
  readonly live: boolean
}

interface SearchForm {
  readonly input: RefObject<HTMLInputElement | null>
  /** To be called at each change of the text. */
  typed(): void
  /** To be called in place of the form's submission. */
  submit(): void
}

/** Keeps a search field and the URL together: the URL is the state, and the one who types is ahead of it. */
export function useSearchForm({ searchTerm, alias, live }: SearchFormOptions): SearchForm {
  const { go } = useSearchNavigation()
  const input = useRef<HTMLInputElement>(null)
  const typing = useRef<ReturnType<typeof setTimeout>>(undefined)

  const show = (how: 'replace' | 'push') => {
    clearTimeout(typing.current)
    if (input.current?.form) go(formPath(input.current.form, alias), how)
  }
  useEarlyInput(() => {
    if (live && input.current?.value.trim() !== searchTerm) show('replace')
  })
  // Going back, or a link, changes the term. Not while someone types, nor what someone typed before the page was alive.
  const shown = useRef(searchTerm)
  useEffect(() => {
    if (shown.current === searchTerm) return
    shown.current = searchTerm
    if (input.current && document.activeElement !== input.current) input.current.value = searchTerm
  }, [searchTerm])
  useEffect(() => () => clearTimeout(typing.current), [])
  return {
    input,
    typed() {
      clearTimeout(typing.current)
      if (live) typing.current = setTimeout(() => show('replace'), typingPauseMs)
    },
    submit: () => show(live ? 'replace' : 'push'),
  }
}
