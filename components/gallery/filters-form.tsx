'use client'

import type { ReactNode } from 'react'
import { formPath } from './form-path.ts'
import { useSearchNavigation } from './search-navigation.tsx'

interface FiltersFormProps {
  readonly action: string
  readonly alias?: string | undefined
  readonly children: ReactNode
}

/** A form of check boxes that shows its results at each change; without JavaScript it is a plain GET form. */
export function FiltersForm({ action, alias, children }: FiltersFormProps) {
  const { go } = useSearchNavigation()
  return (
    <form
      action={action}
      aria-label="Filters"
      className="grid gap-6 sm:grid-cols-3 lg:grid-cols-1"
      onChange={(event) => go(formPath(event.currentTarget, alias), 'push')}
      onSubmit={(event) => {
        event.preventDefault()
        go(formPath(event.currentTarget, alias), 'push')
      }}
    >
      {children}
    </form>
  )
}
