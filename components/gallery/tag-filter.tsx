'use client'

import { Search } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { type RepositoryView, repositoryPath, repositoryViewFields } from '#lib/routes.ts'
import { useSearchNavigation } from './search-navigation.tsx'
import { useEarlyInput } from './use-early-input.ts'

const typingPauseMs = 180

interface TagFilterProps {
  readonly alias: string
  readonly name: string
  /** What the page shows; all but the text stays. */
  readonly view: RepositoryView
  readonly totalTags: number
}

/** Narrows the tags to those with a text in them; a plain GET form without JavaScript. */
export function TagFilter({ alias, name, view, totalTags }: TagFilterProps) {
  const { filter = '' } = view
  const { go } = useSearchNavigation()
  const typing = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(typing.current), [])
  const show = (text: string) => go(repositoryPath(alias, name, { ...view, filter: text.trim() }), 'replace')
  const input = useRef<HTMLInputElement>(null)
  useEarlyInput(() => {
    const typed = input.current?.value ?? ''
    if (typed.trim() !== filter) show(typed)
  })
  return (
    <search>
      <form
        action={repositoryPath(alias, name)}
        className="relative"
        onSubmit={(event) => {
          event.preventDefault()
          clearTimeout(typing.current)
          show(String(new FormData(event.currentTarget).get('filter') ?? ''))
        }}
      >
        {repositoryViewFields({ ...view, filter: undefined }).map(([field, value]) => (
          <input key={field} type="hidden" name={field} value={value} />
        ))}
        <Search aria-hidden="true" className="pointer-events-none absolute top-2.5 left-3 size-4 text-ink-soft" />
        <input
          ref={input}
          type="search"
          name="filter"
          aria-label="Filter tags"
          placeholder={`Filter ${totalTags === 1 ? 'the tag' : `${totalTags.toLocaleString('en')} tags`}, as in 1.27`}
          defaultValue={filter}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={128}
          onChange={(event) => {
            const { value } = event.currentTarget
            clearTimeout(typing.current)
            typing.current = setTimeout(() => show(value), typingPauseMs)
          }}
          className="search-input h-9 w-full rounded-md border border-line-strong bg-surface pr-3 pl-9 text-14 placeholder:text-ink-soft"
        />
        <noscript>
          <button type="submit" className="sr-only">
            Filter
          </button>
        </noscript>
      </form>
    </search>
  )
}
