'use client'

import { useEffectEvent, useLayoutEffect } from 'react'

/**
 * Calls once, when the page has come alive: what a visitor typed, ticked or chose before that has told no handler, and is
 * still in the form. The next rendering of a controlled field would put it back.
 */
export function useEarlyInput(catchUp: () => void): void {
  const onAlive = useEffectEvent(catchUp)
  useLayoutEffect(() => onAlive(), [])
}
