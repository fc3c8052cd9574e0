import { clsx } from 'clsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { JsonCode } from './json-code.tsx'

interface JsonBlockProps {
  readonly text: string
  /** Of the button that copies it. */
  readonly label: string
  /** Of the box that it scrolls in. */
  readonly className?: string
}

/** JSON to read in a box, and to copy. */
export function JsonBlock({ text, label, className }: JsonBlockProps) {
  return (
    <div className={clsx('relative flex flex-col', className)}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <pre tabIndex={0} className="min-h-0 overflow-auto rounded-md border border-line bg-sunken p-3 pr-12 font-mono text-13">
        <JsonCode text={text} />
      </pre>
      <CopyButton text={text} label={label} className="absolute top-1.5 right-3 bg-sunken" />
    </div>
  )
}
