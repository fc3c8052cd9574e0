'use client'

import { useEffect } from 'react'
import { isPlainKey } from './is-plain-key.ts'

/** `c` copies the page's pull command, unless some text is chosen. Without a command it does nothing. */
export function useCopyKey(command: string | undefined, copy: (text: string) => unknown): void {
  useEffect(() => {
    if (command === undefined) return
    const listen = (event: KeyboardEvent) => {
      if (isPlainKey(event, 'c') && !String(getSelection() ?? '')) void copy(command)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [command, copy])
}
