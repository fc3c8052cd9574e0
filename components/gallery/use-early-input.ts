'use client'

import { useEffect, useEffectEvent } from 'react'

/**
 * Calls once, when the page has come alive: what a visitor typed or ticked before that has told no handler, and is
 * still in the form.
 */
export function useEarlyInput(catchUp: () => void): void {
  const onAlive = useEffectEvent(catchUp)
  useEffect(() => onAlive(), [])
}
