import { clsx } from 'clsx'
import { RowIcon } from './row-icon.tsx'

interface CopyButtonProps {
  readonly text: string
  /** What is copied, as in "Copy digest". */
  readonly label: string
  /** Whether the key `c` copies it, too: one of a page. */
  readonly copyKey?: boolean
  readonly className?: string
}

/**
 * A small button that copies a text, and is absent where no script runs. A list has hundreds of them: `CopyButtons` hears
 * them all.
 */
export function CopyButton({ text, label, copyKey = false, className }: CopyButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      data-copy={text}
      data-copy-key={copyKey ? '' : undefined}
      className={clsx('icon-button needs-script', className)}
    >
      <RowIcon name="copy" className="size-4" />
    </button>
  )
}
