'use client'

import { useEffect, useRef } from 'react'

const mistakes = '[role="alert"][tabindex], input[aria-invalid], textarea[aria-invalid], select[aria-invalid]'

/**
 * For a form whose action answers a new state: moves the focus to the first thing that is wrong, each time that something
 * is. Put the ref on the form.
 */
export function useFirstMistake(state: {
  readonly problems?: object
  readonly failure?: string | undefined
  readonly signedOut?: boolean
  readonly conflict?: boolean
}) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    const isWrong = state.failure || state.signedOut || state.conflict || Object.keys(state.problems ?? {}).length > 0
    if (isWrong) form.current?.querySelector<HTMLElement>(mistakes)?.focus()
  }, [state])
  return form
}
