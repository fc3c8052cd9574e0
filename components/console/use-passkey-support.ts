'use client'

import { useEffect, useSyncExternalStore } from 'react'
import { loadPasskeyLibrary } from '#lib/session/passkey-browser.ts'

const never = () => () => {}
const knowsPasskeys = () => typeof PublicKeyCredential === 'function'

/** Whether the browser knows passkeys, which it says once it runs; what they need is loaded before somebody asks for one. */
export function usePasskeySupport(): boolean {
  useEffect(() => {
    // Tried again, and told, when somebody asks.
    if (knowsPasskeys()) loadPasskeyLibrary().catch(() => undefined)
  }, [])
  return useSyncExternalStore(never, knowsPasskeys, () => true)
}
