'use client'

import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import type { PolicyFormState } from '#lib/console/policy-form.ts'
import { type PolicyStatement, principalsOf, readPolicy } from '#lib/console/repository-policy.ts'
import { ForceField } from './force-field.tsx'
import { Failure, SignedOutNotice } from './form-notices.tsx'
import { useFirstMistake } from './use-first-mistake.ts'

interface StatementListProps {
  readonly policyText: string | undefined
  action(before: PolicyFormState, form: FormData): Promise<PolicyFormState>
}

/** The statements of a policy, each to be deleted on its own. */
export function StatementList({ policyText, action }: StatementListProps) {
  const [state, submit] = useActionState<PolicyFormState, FormData>(action, {})
  const form = useFirstMistake(state)
  if (policyText === undefined) {
    return <p className="mt-2 text-ink-soft">There is none: policies of users and roles alone decide who may push.</p>
  }
  return (
    <form ref={form} action={submit} aria-label="Statements" className="mt-2 grid gap-3">
      {state.signedOut && <SignedOutNotice />}
      {state.failure && <Failure>{state.failure}</Failure>}
      {state.lockout && <ForceField />}
      <input type="hidden" name="policyText" value={policyText} />
      <ol className="border-ink border-t">
        {readPolicy(policyText).Statement.map((statement, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: statements need no name, and their place is what they go by
          <StatementItem key={index} statement={statement} index={index} />
        ))}
      </ol>
    </form>
  )
}

function StatementItem({ statement, index }: { readonly statement: PolicyStatement; readonly index: number }) {
  const { Sid, Effect, Action, NotAction, Condition } = statement
  const name = Sid ?? `Statement ${index + 1}`
  return (
    <li className="grid gap-x-6 gap-y-1 border-line border-b py-3 md:grid-cols-[12rem_minmax(0,1fr)_minmax(0,1fr)_auto]">
      <div>
        <p className="wrap-anywhere font-medium">{name}</p>
        <p className={Effect === 'Deny' ? 'text-danger' : 'text-ok'}>{Effect}</p>
      </div>
      <ul aria-label="Principals" className="min-w-0 font-mono text-13">
        {principalsOf(statement).map((principal) => (
          <li key={principal} className="wrap-anywhere">
            {principal}
          </li>
        ))}
      </ul>
      <div className="min-w-0 font-mono text-13">
        <p className="wrap-anywhere">
          {NotAction ? `All but ${NotAction.join(', ')}` : (Action ?? []).map((action) => action.replace(/^ecr-public:/, '')).join(', ')}
        </p>
        {Condition !== undefined && <pre className="mt-1 whitespace-pre-wrap wrap-anywhere text-ink-soft">{JSON.stringify(Condition)}</pre>}
      </div>
      <div>
        <Button type="submit" name="index" value={String(index)} size="small" aria-label={`Delete ${name}`}>
          Delete
        </Button>
      </div>
    </li>
  )
}
