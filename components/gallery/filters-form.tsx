'use client'

import { type ReactNode, useRef } from 'react'
import { formPath } from './form-path.ts'
import { useSearchNavigation } from './search-navigation.tsx'
import { useEarlyInput } from './use-early-input.ts'

interface FiltersFormProps {
  readonly action: string
  readonly alias?: string | undefined
  readonly children: ReactNode
}

/** A form of check boxes that shows its results at each change; without JavaScript it is a plain GET form. */
export function FiltersForm({ action, alias, children }: FiltersFormProps) {
  const { go } = useSearchNavigation()
  const form = useRef<HTMLFormElement>(null)
  useEarlyInput(() => {
    const boxes = form.current?.querySelectorAll<HTMLInputElement>('input[type=checkbox]') ?? []
    if (form.current && [...boxes].some((box) => box.checked !== box.defaultChecked)) go(formPath(form.current, alias), 'push')
  })
  return (
    <form
      ref={form}
      autoComplete="off"
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
