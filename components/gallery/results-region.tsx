'use client'

import { clsx } from 'clsx'
import type { KeyboardEvent, ReactNode } from 'react'
import { useSearchNavigation } from './search-navigation.tsx'

/** The results: dimmed while newer ones are on their way; the arrow keys walk from row to row. */
export function ResultsRegion({ children }: { readonly children: ReactNode }) {
  const { pending } = useSearchNavigation()
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the links inside are what is operated; keys only move between them
    <div aria-busy={pending} onKeyDown={walk} className={clsx('transition-opacity', pending && 'opacity-60')}>
      {children}
    </div>
  )
}

function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!step) return
  if (focusResult(event.currentTarget, step)) event.preventDefault()
  else if (step < 0) {
    document.getElementById('search')?.focus()
    event.preventDefault()
  }
}

/** Moves the focus to the result after or before the focused one; the first when none is. @returns whether it moved. */
export function focusResult(within: ParentNode, step: number): boolean {
  const links = [...within.querySelectorAll<HTMLElement>('[data-result]')]
  const at = links.findIndex((link) => link.matches(':focus'))
  const target = links[at < 0 ? 0 : at + step]
  target?.focus()
  return target !== undefined
}
