'use client'

import { lazy, Suspense, useEffect, useState } from 'react'
import { isPlainKey } from '#components/ui/is-plain-key.ts'
import { aliveEvent } from '#lib/first-touch/alive.ts'
import { focusResult } from './results-region.tsx'

// Most visitors open neither: they come when they are asked for.
const CommandPalette = lazy(async () => ({ default: (await import('./command-palette.tsx')).CommandPalette }))
const KeyHelp = lazy(async () => ({ default: (await import('./key-help.tsx')).KeyHelp }))

type Dialog = 'palette' | 'keys'

/**
 * Keys that work on every page: `/` goes to the search field, and the arrow down from there to the results; Ctrl+K or ⌘K
 * opens the palette, `?` says all keys. An element with `data-opens` opens one of the two on a click. It stands at the end of each page,
 * and so says when the page has come alive, too.
 */
export function Shortcuts({ endpoint }: { readonly endpoint: string }) {
  const [dialog, setDialog] = useState<Dialog>()
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const asked = dialogOf(event)
      if (asked) {
        event.preventDefault()
        setDialog((open) => (open === asked ? undefined : asked))
      } else moveFocus(event)
    }
    const click = (event: MouseEvent) => {
      const opens = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-opens]')?.dataset.opens : undefined
      if (opens === 'palette' || opens === 'keys') setDialog(opens)
    }
    document.addEventListener('keydown', listen)
    document.addEventListener('click', click)
    // What was done before is heard now, when what was chosen before shows.
    const alive = setTimeout(() => dispatchEvent(new Event(aliveEvent)))
    return () => {
      clearTimeout(alive)
      document.removeEventListener('keydown', listen)
      document.removeEventListener('click', click)
    }
  }, [])
  const close = (which: Dialog) => setDialog((open) => (open === which ? undefined : open))
  return (
    <Suspense>
      {dialog === 'palette' && <CommandPalette endpoint={endpoint} onClose={() => close('palette')} onShowKeys={() => setDialog('keys')} />}
      {dialog === 'keys' && <KeyHelp onClose={() => close('keys')} />}
    </Suspense>
  )
}

function dialogOf(event: KeyboardEvent): Dialog | undefined {
  if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) return 'palette'
  return isPlainKey(event, '?') ? 'keys' : undefined
}

function moveFocus(event: KeyboardEvent): void {
  const field = document.getElementById('search')
  if (isPlainKey(event, '/') && field instanceof HTMLInputElement) {
    event.preventDefault()
    field.focus()
    field.select()
  } else if (
    event.key === 'ArrowDown' &&
    !event.defaultPrevented &&
    event.target instanceof HTMLInputElement &&
    event.target.type === 'search'
  ) {
    if (focusResult(document, 1)) event.preventDefault()
  }
}
