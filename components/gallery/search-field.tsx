'use client'

import { clsx } from 'clsx'
import { Search } from 'lucide-react'
import { useSearchNavigation } from './search-navigation.tsx'
import { useSearchForm } from './use-search-form.ts'

interface SearchFieldProps {
  readonly id: string
  readonly label: string
  readonly placeholder: string
  /** The term that the page shows now. */
  readonly searchTerm: string
  /** Only this registry. */
  readonly alias?: string
  /** Kept while the term changes. */
  readonly hidden?: readonly (readonly [string, string])[]
  /** Results are on this page: they follow while one types. */
  readonly live?: boolean
  readonly className?: string
}

/** A search form; without JavaScript it is a plain GET form. */
export function SearchField({ id, label, placeholder, searchTerm, alias, hidden = [], live = false, className }: SearchFieldProps) {
  const { pending } = useSearchNavigation()
  const { input, typed, submit } = useSearchForm({ searchTerm, alias, live })
  return (
    <search className={className}>
      <form
        action={alias ? `/${alias}` : '/'}
        className="relative"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <Search aria-hidden="true" className="pointer-events-none absolute top-2.5 left-3 size-4 text-ink-soft" />
        <input
          ref={input}
          id={id}
          type="search"
          name="searchTerm"
          aria-label={label}
          placeholder={placeholder}
          defaultValue={searchTerm}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="search"
          maxLength={200}
          onChange={typed}
          className="search-input h-9 w-full rounded-md border border-line-strong bg-surface pr-10 pl-9 text-14 placeholder:text-ink-soft"
        />
        {!alias && (
          <kbd className="needs-script pointer-events-none absolute top-2 right-2 hidden h-5 rounded-sm border border-line px-1.5 font-mono text-12 text-ink-soft sm:block">
            /
          </kbd>
        )}
        {hidden.map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        <noscript>
          <button type="submit" className="sr-only focus:not-sr-only">
            Search
          </button>
        </noscript>
        <span
          aria-hidden="true"
          className={clsx(
            'pointer-events-none absolute inset-x-2 -bottom-px h-0.5 origin-left rounded-full bg-ink transition-opacity',
            live && pending ? 'animate-pulse opacity-100' : 'opacity-0',
          )}
        />
      </form>
    </search>
  )
}
