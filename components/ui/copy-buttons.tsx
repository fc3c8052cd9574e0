'use client'

import { useEffect, useEffectEvent, useState } from 'react'
import { CopyNews, type CopyState, copyNews, copyNewsMs } from './copy-state.tsx'
import { copyToClipboard } from './copy-to-clipboard.ts'
import { isPlainKey } from './is-plain-key.ts'

interface Copied {
  readonly button: HTMLElement
  readonly state: CopyState
}

/**
 * Hears the copy buttons of the document, and says what became of a copy to eyes and to screen readers; the key `c` presses the
 * one with `data-copy-key`, unless some text is chosen. One a document.
 */
export function CopyButtons() {
  const [last, setLast] = useState<Copied>()
  const copy = useEffectEvent(async (button: HTMLElement) => {
    // The same news twice is none to a screen reader.
    setLast(undefined)
    setLast({ button, state: (await copyToClipboard(button.dataset.copy ?? '')) ? 'copied' : 'failed' })
  })
  useEffect(() => {
    const onClick = ({ target }: MouseEvent) => {
      const button = target instanceof Element ? target.closest<HTMLElement>('[data-copy]') : null
      if (button) void copy(button)
    }
    const onKey = (event: KeyboardEvent) => {
      if (isPlainKey(event, 'c') && !String(getSelection() ?? '')) document.querySelector<HTMLElement>('[data-copy-key]')?.click()
    }
    document.addEventListener('click', onClick)
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('click', onClick)
      document.removeEventListener('keydown', onKey)
    }
  }, [])
  useEffect(() => {
    if (!last) return
    const restore = mark(last)
    const timer = setTimeout(() => setLast(undefined), copyNewsMs)
    return () => {
      clearTimeout(timer)
      restore()
    }
  }, [last])
  return <CopyNews state={last?.state ?? 'idle'} />
}

// The buttons are no components, so that a page can have hundreds.
function mark({ button, state }: Copied): () => void {
  const icon = button.querySelector('use')
  const before = icon?.getAttribute('href') ?? ''
  button.title = copyNews[state]
  button.dataset.copyState = state
  icon?.setAttribute('href', state === 'copied' ? '#icon-check' : '#icon-x')
  return () => {
    button.title = button.getAttribute('aria-label') ?? ''
    delete button.dataset.copyState
    icon?.setAttribute('href', before)
  }
}
