import type { ReactNode } from 'react'
import { CopyButton } from '#components/ui/copy-button.tsx'

interface ArnLineProps {
  readonly arn: string
  /** What else is worth knowing at once. */
  readonly children?: ReactNode
}

/** Below the title of what has an ARN. */
export function ArnLine({ arn, children }: ArnLineProps) {
  return (
    <p className="-mt-4 flex flex-wrap items-center gap-x-3 text-13 text-ink-soft">
      <span className="flex items-center gap-1">
        <code className="wrap-anywhere font-mono">{arn}</code>
        <CopyButton text={arn} label="Copy the ARN" className="shrink-0" />
      </span>
      {children}
    </p>
  )
}
