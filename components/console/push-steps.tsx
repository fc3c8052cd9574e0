import { clsx } from 'clsx'
import Link from 'next/link'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { type PushStep, type Shell, shells } from '#lib/console/push-commands.ts'

const shellNames = { posix: 'macOS / Linux', windows: 'Windows' } satisfies Record<Shell, string>

interface PushStepsProps {
  readonly steps: readonly PushStep[]
  readonly shell: Shell
  pathOf(shell: Shell): string
}

/** Commands to copy one after the other, for the visitor's kind of shell. */
export function PushSteps({ steps, shell, pathOf }: PushStepsProps) {
  return (
    <div className="max-w-3xl">
      <nav aria-label="Kind of shell" className="flex gap-6 border-line border-b">
        {shells.map((each) => (
          <Link
            key={each}
            href={pathOf(each)}
            prefetch={false}
            scroll={false}
            aria-current={each === shell ? 'page' : undefined}
            className={clsx(
              '-mb-px flex h-10 items-center border-b-2',
              each === shell ? 'border-ink font-medium' : 'border-transparent text-ink-soft hover:text-ink',
            )}
          >
            {shellNames[each]}
          </Link>
        ))}
      </nav>
      <ol>
        {steps.map(({ what, command }, index) => (
          <li key={what} className="grid grid-cols-[2rem_minmax(0,1fr)] border-line border-b py-4">
            <span aria-hidden="true" className="figures text-ink-soft">
              {index + 1}
            </span>
            <div className="min-w-0">
              <p>{what}</p>
              <div className="mt-2 flex items-start gap-1 rounded-md bg-sunken py-2 pr-2 pl-3">
                <pre className="min-w-0 flex-1 select-all whitespace-pre-wrap wrap-anywhere font-mono text-13">{command}</pre>
                <CopyButton text={command} label={`Copy the command of step ${index + 1}`} />
              </div>
            </div>
          </li>
        ))}
      </ol>
    </div>
  )
}
