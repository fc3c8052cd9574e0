'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const everyMs = 2000

/** Asks the server for the page now and then, while something on it goes on. */
export function RefreshSoon() {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), everyMs)
    return () => clearInterval(timer)
  }, [router])
  return (
    <noscript>
      <p className="mt-3 text-13 text-ink-soft">Load this page again to see what has become of it.</p>
    </noscript>
  )
}
