'use client'

import { clsx } from 'clsx'
import { Search } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useSyncExternalStore } from 'react'
import { parseGallerySearch } from '#lib/gallery-search.ts'
import { registryPath, searchPath } from '#lib/routes.ts'
import { useSearchNavigation } from './search-navigation.tsx'
import { newsOf, optionId, SuggestionBox } from './suggestion-box.tsx'
import { useEarlyInput } from './use-early-input.ts'
import { useSearchForm } from './use-search-form.ts'
import { useSuggestions } from './use-suggestions.ts'

interface SearchFieldProps {
  readonly id: string
  readonly label: string
  readonly placeholder: string
  /** The term that the page shows now. */
  readonly searchTerm: string
  /** Where the browser reaches the backend; without it nothing is suggested. */
  readonly endpoint?: string
  /** Only this registry. */
  readonly alias?: string
  /** Kept while the term changes. */
  readonly hidden?: readonly (readonly [string, string])[]
  /** Results are on this page: they follow while one types. Elsewhere suggestions do. */
  readonly live?: boolean
  readonly large?: boolean
  readonly className?: string
}

/** A search form; without JavaScript it is a plain GET form. */
export function SearchField(props: SearchFieldProps) {
  const { id, label, placeholder, searchTerm, endpoint = '', alias, hidden = [], live = false, large = false, className } = props
  const { pending } = useSearchNavigation()
  const router = useRouter()
  const { input, typed, submit } = useSearchForm({ searchTerm, alias, live })
  const suggestions = useSuggestions(endpoint)
  const answer = live ? undefined : suggestions.answer
  useEarlyInput(() => {
    const field = input.current
    if (!live && field && field === document.activeElement && field.value.trim() !== searchTerm) suggestions.typed(field.value)
  })
  // What the server sends is a plain search field, which is what it is without a script.
  const alive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  const listId = `${id}-suggestions`
  const open = (href: string) => {
    suggestions.close()
    input.current?.blur()
    router.push(href)
  }
  const openOption = (index: number) => document.getElementById(optionId(listId, index))?.click()
  const combobox = {
    role: 'combobox',
    'aria-expanded': answer !== undefined,
    'aria-controls': answer ? listId : undefined,
    'aria-autocomplete': 'list',
    'aria-activedescendant': answer && suggestions.active >= 0 ? optionId(listId, suggestions.active) : undefined,
  } as const
  return (
    <search className={className}>
      <form
        action={alias ? registryPath(alias) : '/'}
        className="relative"
        onSubmit={(event) => {
          event.preventDefault()
          suggestions.close()
          submit()
        }}
      >
        <Search
          aria-hidden="true"
          className={clsx('pointer-events-none absolute text-ink-soft', large ? 'top-4 left-4 size-6' : 'top-2.5 left-3 size-4')}
        />
        <input
          ref={input}
          id={id}
          type="search"
          name="searchTerm"
          aria-label={label}
          {...(alive && !live ? combobox : {})}
          placeholder={placeholder}
          defaultValue={searchTerm}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="search"
          maxLength={200}
          onChange={(event) => (live ? typed() : suggestions.typed(event.currentTarget.value))}
          onKeyDown={(event) => {
            const opened = live ? undefined : suggestions.onKey(event)
            if (opened !== undefined) openOption(opened)
          }}
          onBlur={suggestions.close}
          className={clsx(
            'search-input w-full rounded-md border border-line-strong bg-surface placeholder:text-ink-soft',
            large ? 'h-14 pr-4 pl-13 text-16 sm:pr-14 sm:text-20' : 'h-9 pr-10 pl-9 text-14',
          )}
        />
        {!alias && <KeyHint large={large} />}
        {hidden.map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        <noscript>
          <button type="submit" className="sr-only focus:not-sr-only">
            Search
          </button>
        </noscript>
        {answer && (
          <SuggestionBox
            id={listId}
            answer={answer}
            list={suggestions}
            searchHref={searchPath(parseGallerySearch({ searchTerm: answer.term }))}
            onOpen={open}
          />
        )}
        <span role="status" className="sr-only">
          {answer && `${newsOf(answer)}${answer.items.length > 0 ? ' Arrow keys choose, Enter opens.' : ''}`}
        </span>
        <Progress shown={live && pending} />
      </form>
    </search>
  )
}

const never = () => () => {}

function KeyHint({ large }: { readonly large: boolean }) {
  return (
    <kbd
      className={clsx(
        'needs-script pointer-events-none absolute hidden rounded-sm border border-line px-1.5 font-mono text-ink-soft sm:block',
        large ? 'top-4 right-4 h-6 text-14' : 'top-2 right-2 h-5 text-12',
      )}
    >
      /
    </kbd>
  )
}

function Progress({ shown }: { readonly shown: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={clsx(
        'pointer-events-none absolute inset-x-2 -bottom-px h-0.5 origin-left rounded-full bg-ink transition-opacity',
        shown ? 'animate-pulse opacity-100' : 'opacity-0',
      )}
    />
  )
}
