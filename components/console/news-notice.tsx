'use client'

import { useEffect, useRef } from 'react'

/** What was done, told at the top of the page that one comes to. The focus goes with it, as what was pressed may be gone. */
export function NewsNotice({ news }: { readonly news: { readonly id: string; readonly text: string } | undefined }) {
  return news ? <Told key={news.id} text={news.text} /> : null
}

function Told({ text }: { readonly text: string }) {
  const line = useRef<HTMLParagraphElement>(null)
  useEffect(() => line.current?.focus({ preventScroll: true }), [])
  return (
    <p ref={line} role="status" tabIndex={-1} className="mb-4 rounded-md border border-line bg-sunken px-3 py-2 outline-none">
      {text}
    </p>
  )
}
