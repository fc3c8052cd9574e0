'use client'

import { useEffect, useState } from 'react'
import { type CopyState, copyNewsMs } from './copy-state.tsx'
import { copyToClipboard } from './copy-to-clipboard.ts'

/** What became of the last copy, for two seconds, and a way to copy. */
export function useCopy(): readonly [CopyState, (text: string) => Promise<void>] {
  const [state, setState] = useState<CopyState>('idle')
  useEffect(() => {
    if (state === 'idle') return
    const timer = setTimeout(() => setState('idle'), copyNewsMs)
    return () => clearTimeout(timer)
  }, [state])
  const copy = async (text: string) => setState((await copyToClipboard(text)) ? 'copied' : 'failed')
  return [state, copy]
}
