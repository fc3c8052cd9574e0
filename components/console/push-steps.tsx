import { clsx } from 'clsx'
import Link from 'next/link'
import { CommandSteps } from '#components/ui/command-steps.tsx'
import type { CommandStep } from '#lib/command-step.ts'
import { type Shell, shells } from '#lib/console/push-commands.ts'

const shellNames = { posix: 'macOS / Linux', windows: 'Windows' } satisfies Record<Shell, string>

interface PushStepsProps {
  readonly steps: readonly CommandStep[]
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
      <CommandSteps steps={steps} />
    </div>
  )
}
