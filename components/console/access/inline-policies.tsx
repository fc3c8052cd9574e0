import Link from 'next/link'
import { Button } from '#components/ui/button.tsx'
import type { DeedState } from '#lib/console/deed.ts'
import { DeedButton } from '../deed-button.tsx'
import { StatementTable } from './statement-table.tsx'

export interface InlinePolicy {
  readonly name: string
  /** Undefined when one may not see it. */
  readonly policyText: string | undefined
  readonly editPath: string
}

interface InlinePoliciesProps {
  readonly policies: readonly InlinePolicy[]
  remove(before: DeedState, form: FormData): Promise<DeedState>
}

/** The policies that are somebody's own, each with what it says. */
export function InlinePolicies({ policies, remove }: InlinePoliciesProps) {
  if (policies.length === 0) return <p className="text-ink-soft">There is none.</p>
  return (
    <ul className="border-ink border-t">
      {policies.map(({ name, policyText, editPath }) => (
        <li key={name} className="border-line border-b py-2">
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
            <p className="wrap-anywhere font-medium">{name}</p>
            <div className="flex gap-2">
              <Button asChild size="small">
                <Link href={editPath} prefetch={false} aria-label={`Edit ${name}`}>
                  Edit
                </Link>
              </Button>
              <DeedButton
                deed="Delete"
                label={`Delete ${name}`}
                hidden={[['policy', name]]}
                ask="It is nowhere else: what it says is gone with it."
                action={remove}
              />
            </div>
          </div>
          {policyText === undefined ? (
            <p className="mt-1 text-ink-soft">You may not see what it says.</p>
          ) : (
            <details className="mt-1">
              <summary className="link inline-block text-13 text-ink-soft">What it says</summary>
              <div className="mt-2">
                <StatementTable policyText={policyText} />
              </div>
            </details>
          )}
        </li>
      ))}
    </ul>
  )
}
