'use client'

import { clsx } from 'clsx'
import { Check, Copy, X } from 'lucide-react'
import { Button } from './button.tsx'
import { type CopyState, useCopy } from './use-copy.ts'
import { useCopyKey } from './use-copy-key.ts'

const icons = { idle: Copy, copied: Check, failed: X } satisfies Record<CopyState, unknown>
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
      <Button
        look="quiet"
        size="small"
        aria-label={label}
        title={news[state] || label}
        className={clsx('needs-script w-7 px-0', className)}
        onClick={() => copy(text)}
      >
        <CopyIcon state={state} />
      </Button>
      <CopyNews state={state} />
    </>
  )
}

/** The icon of a copy button in each state. */
export function CopyIcon({ state }: { readonly state: CopyState }) {
  const Icon = icons[state]
  return <Icon aria-hidden="true" className={clsx('size-4', state === 'copied' && 'text-ok', state === 'failed' && 'text-danger')} />
}

/** Tells screen readers what became of a copy. */
export function CopyNews({ state }: { readonly state: CopyState }) {
  return (
    <span role="status" className="sr-only">
      {news[state]}
    </span>
  )
}
