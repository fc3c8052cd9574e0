'use client'

import { clsx } from 'clsx'
import { type ReactNode, useEffect, useRef } from 'react'

interface ModalProps {
  readonly label: string
  readonly onClose: () => void
  readonly className?: string
  readonly children: ReactNode
}

/**
 * A dialog over the page, open as long as it is rendered. The browser's own: it keeps the focus inside, gives it back, closes
 * with Escape, and needs no style from a script, which the pages' policy would refuse.
 */
export function Modal({ label, onClose, className, children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    element?.showModal()
    // The browser's own choice is the first thing that can have the focus at all, be it only a frame around the field.
    element?.querySelector<HTMLElement>('input, button')?.focus()
    return () => element?.close()
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does what a click beside the dialog does
    <dialog
      ref={dialog}
      aria-label={label}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === event.currentTarget) event.currentTarget.close()
      }}
      className={clsx(
        'modal m-0 mx-auto mt-[12vh] w-[calc(100%-2rem)] rounded-md border border-line-strong bg-surface p-0 text-14 text-ink shadow-float',
        className,
      )}
    >
      {children}
    </dialog>
  )
}
