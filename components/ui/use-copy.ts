'use client'

import { useEffect, useState } from 'react'
import { copyToClipboard } from './copy-to-clipboard.ts'

export type CopyState = 'idle' | 'copied' | 'failed'

const shownMs = 2000

/** What became of the last copy, for two seconds, and a way to copy. */
export function useCopy(): readonly [CopyState, (text: string) => Promise<void>] {
  const [state, setState] = useState<CopyState>('idle')
  useEffect(() => {
    if (state === 'idle') return
    const timer = setTimeout(() => setState('idle'), shownMs)
    return () => clearTimeout(timer)
  }, [state])
  const copy = async (text: string) => setState((await copyToClipboard(text)) ? 'copied' : 'failed')
  return [state, copy]
}
