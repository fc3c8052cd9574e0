'use client'

import { useEffect } from 'react'
import { focusResult } from './results-region.tsx'

/** Keys that work on every page: `/` goes to the search field, and the arrow down from there to the results. */
export function Shortcuts() {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const field = document.getElementById('search')
      if (isPlainKey(event, '/') && field instanceof HTMLInputElement) {
        event.preventDefault()
        field.focus()
        field.select()
      } else if (event.key === 'ArrowDown' && event.target instanceof HTMLInputElement && event.target.type === 'search') {
        if (focusResult(document, 1)) event.preventDefault()
      }
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
  return null
}

/** Whether a key was pressed by itself, and not as a part of typing. */
export function isPlainKey(event: KeyboardEvent, key: string): boolean {
  if (event.key !== key || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return false
  const target = event.target
  return !(target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)))
}
