'use client'

import { clsx } from 'clsx'
import { type ReactNode, useEffect, useRef } from 'react'

interface DisclosureProps {
  readonly summary: ReactNode
  /** Of the button, when its contents do not say it. */
  readonly label?: string
  readonly summaryClassName?: string
  readonly className?: string
  readonly children: ReactNode
}

/** A button that opens something over the page. It works without JavaScript; with it, Escape and a click elsewhere close it. */
export function Disclosure({ summary, label, summaryClassName, className, children }: DisclosureProps) {
  const details = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const close = () => details.current?.removeAttribute('open')
    const onPointer = ({ target }: PointerEvent) => {
      if (target instanceof Node && !details.current?.contains(target)) close()
    }
    const onClick = ({ target }: MouseEvent) => {
      // A link within leads away from what is open.
      if (target instanceof Element && target.closest('a') && details.current?.contains(target)) close()
    }
    const onKey = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape' || !details.current?.open) return
      close()
      details.current.querySelector('summary')?.focus()
    }
    document.addEventListener('pointerdown', onPointer)
    document.addEventListener('click', onClick)
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('pointerdown', onPointer)
      document.removeEventListener('click', onClick)
      document.removeEventListener('keydown', onKey)
    }
  }, [])
  return (
    <details ref={details} className={clsx('relative', className)}>
      <summary aria-label={label} className={summaryClassName}>
        {summary}
      </summary>
      {children}
    </details>
  )
}
