import { Check, X } from 'lucide-react'
import { RowIcon } from './row-icon.tsx'

/** What became of a copy. */
export type CopyState = 'idle' | 'copied' | 'failed'

export const copyNews = {
  idle: '',
  copied: 'Copied',
  failed: 'Not copied: the browser refused. Select the text instead.',
} satisfies Record<CopyState, string>

/** How long the news of a copy is shown. */
export const copyNewsMs = 2000

/** The icon of a button that copies in each state. */
export function CopyIcon({ state }: { readonly state: CopyState }) {
  if (state === 'copied') return <Check aria-hidden="true" className="size-4 text-ok" />
  if (state === 'failed') return <X aria-hidden="true" className="size-4 text-danger" />
  return <RowIcon name="copy" className="size-4" />
}

/** Tells screen readers what became of a copy. */
export function CopyNews({ state }: { readonly state: CopyState }) {
  return (
    <span role="status" className="sr-only">
      {copyNews[state]}
    </span>
  )
}
