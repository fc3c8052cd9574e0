import type { CommandStep } from '#lib/command-step.ts'
import { CopyButton } from './copy-button.tsx'

/** Commands to copy one after the other, each with what it does. */
export function CommandSteps({ steps }: { readonly steps: readonly CommandStep[] }) {
  return (
    <ol>
      {steps.map(({ what, command }, index) => (
        <li key={what} className="grid grid-cols-[2rem_minmax(0,1fr)] border-line border-b py-4">
          <span aria-hidden="true" className="figures text-14 text-ink-soft">
            {index + 1}
          </span>
          <div className="min-w-0">
            <p className="text-14">{what}</p>
            <div className="mt-2 flex items-start gap-1 rounded-md bg-sunken py-2 pr-2 pl-3">
              <pre className="min-w-0 flex-1 select-all whitespace-pre-wrap wrap-anywhere font-mono text-13">{command}</pre>
              <CopyButton text={command} label={`Copy the commands of step ${index + 1}`} />
            </div>
          </div>
        </li>
      ))}
    </ol>
  )
}
