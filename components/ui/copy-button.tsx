'use client'

import { clsx } from 'clsx'
import { Check, X } from 'lucide-react'
import { RowIcon } from './row-icon.tsx'
import { type CopyState, useCopy } from './use-copy.ts'
import { useCopyKey } from './use-copy-key.ts'

const news = {
  idle: '',
  copied: 'Copied',
  failed: 'Not copied: the browser refused. Select the text instead.',
} satisfies Record<CopyState, string>

interface CopyButtonProps {
  readonly text: string
  /** What is copied, as in "Copy digest". */
  readonly label: string
  /** Whether the key `c` copies it, too: one of a page. */
  readonly copyKey?: boolean
  readonly className?: string
}

/** A small button that copies a text, says so to eyes and to screen readers, and is absent where no script runs. */
export function CopyButton({ text, label, copyKey = false, className }: CopyButtonProps) {
  const [state, copy] = useCopy()
  useCopyKey(copyKey ? text : undefined, copy)
  return (
    <>
      <button
        type="button"
        aria-label={label}
        title={news[state] || label}
        className={clsx('icon-button needs-script', className)}
        onClick={() => copy(text)}
      >
        <CopyIcon state={state} />
      </button>
      <CopyNews state={state} />
    </>
  )
}

/** The icon of a copy button in each state. */
export function CopyIcon({ state }: { readonly state: CopyState }) {
  if (state === 'copied') return <Check aria-hidden="true" className="size-4 text-ok" />
  if (state === 'failed') return <X aria-hidden="true" className="size-4 text-danger" />
  return <RowIcon name="copy" className="size-4" />
}

/** Tells screen readers what became of a copy. */
export function CopyNews({ state }: { readonly state: CopyState }) {
  return (
    <span role="status" className="sr-only">
      {news[state]}
    </span>
  )
}
