'use client'

import { useActionState } from 'react'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import { chosenOf, type FormState, textOf } from '#lib/console/form-state.ts'
import { Field, verbatim } from '../field.tsx'
import { FormButtons } from '../form-buttons.tsx'
import { Failure, SignedOutNotice } from '../form-notices.tsx'
import { PolicyTextField } from '../policy-text-field.tsx'
import { useFirstMistake } from '../use-first-mistake.ts'
import { type PickedPolicy, PolicyPicker } from './pickers.tsx'

interface RoleFormProps {
  readonly policies: readonly PickedPolicy[]
  /** JSON to begin with. */
  readonly trustPolicy: string
  action(before: FormState, form: FormData): Promise<FormState>
}

/** Makes a role: whom it trusts, and what it may. */
export function RoleForm({ policies, trustPolicy, action }: RoleFormProps) {
  const [state, submit, pending] = useActionState<FormState, FormData>(action, {})
  const form = useFirstMistake(state)
  const { typed, problems = {} } = state
  return (
    <form ref={form} action={submit} noValidate aria-label="Create role" className="grid max-w-3xl gap-5">
      {state.signedOut && <SignedOutNotice />}
      {state.failure && <Failure>{state.failure}</Failure>}
      <Field
        name="roleName"
        label="Role name"
        hint="Letters, digits and + = , . @ _ -, 64 at most."
        required
        maxLength={64}
        {...verbatim}
        className="max-w-xl"
        defaultValue={textOf(typed, 'roleName')}
        problem={problems.roleName}
      />
      <Field
        name="description"
        label="Description (optional)"
        maxLength={1000}
        className="max-w-xl"
        defaultValue={textOf(typed, 'description')}
        problem={problems.description}
      />
      <PolicyTextField
        key={trustPolicy}
        kind="trust"
        label="Trust policy"
        hint="Who may take on the role. A user of another account needs that account’s permission as well."
        rows={12}
        defaultValue={textOf(typed, 'policyText', trustPolicy)}
        problem={problems.policyText}
      />
      <PolicyPicker legend="Policies" policies={policies} chosen={chosenOf(typed, 'policies')} />
      <Field
        name="hours"
        label="Maximum session duration in hours"
        hint="From 1 to 12."
        inputMode="numeric"
        maxLength={8}
        className="max-w-32"
        defaultValue={textOf(typed, 'hours', '1')}
        problem={problems.hours}
      />
      <FormButtons deed="Create role" doing="Creating…" pending={pending} cancelPath={accessPaths.list('role')} />
    </form>
  )
}
