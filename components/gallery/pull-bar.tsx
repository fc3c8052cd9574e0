import { Button } from '#components/ui/button.tsx'
import { CopyIcon, type CopyState } from '#components/ui/copy-state.tsx'

interface PullBarProps {
  readonly command: string
  readonly copied: CopyState
  readonly onCopy: () => void
}

/** On a phone the pull command stays at hand, at the bottom of the screen; it leads to the panel. */
export function PullBar({ command, copied, onCopy }: PullBarProps) {
  return (
    <div className="pull-bar fixed inset-x-0 bottom-0 z-20 flex items-center gap-2 border-line border-t bg-surface px-4 py-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] shadow-float lg:hidden">
      <a href="#pull" className="min-w-0 flex-1 truncate font-mono text-13" aria-label="Pull command and its choices">
        {command}
      </a>
      <Button look="primary" className="needs-script" onClick={onCopy} data-copy-early={command} aria-label="Copy pull command">
        <CopyIcon state={copied} />
        {copied === 'copied' ? 'Copied' : 'Copy'}
      </Button>
    </div>
  )
}
