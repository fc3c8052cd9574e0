'use client'

import { useRouter } from 'next/navigation'
import { createContext, type ReactNode, use, useTransition } from 'react'

interface SearchNavigation {
  /** True while newer results are on their way. */
  readonly pending: boolean
  /** Shows another state of the list: typing replaces the entry in the history, a choice adds one. */
  go(path: string, how: 'replace' | 'push'): void
}

const SearchNavigationContext = createContext<SearchNavigation>({ pending: false, go: () => {} })

/** Joins what changes a search (field, filters) with what shows it (results): one transition for all. */
export function SearchNavigationProvider({ children }: { readonly children: ReactNode }) {
  const router = useRouter()
  const [pending, startTransition] = useTransition()
  const go = (path: string, how: 'replace' | 'push') => startTransition(() => router[how](path, { scroll: how === 'push' }))
  return <SearchNavigationContext value={{ pending, go }}>{children}</SearchNavigationContext>
}

export function useSearchNavigation(): SearchNavigation {
  return use(SearchNavigationContext)
}
