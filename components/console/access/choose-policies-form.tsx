'use client'

import { useActionState } from 'react'
import { chosenOf, type FormState } from '#lib/console/form-state.ts'
import { FormButtons } from '../form-buttons.tsx'
import { Failure, SignedOutNotice } from '../form-notices.tsx'
import { useFirstMistake } from '../use-first-mistake.ts'
import { type PickedPolicy, PolicyPicker } from './pickers.tsx'

interface ChoosePoliciesFormProps {
  readonly policies: readonly PickedPolicy[]
  readonly several: boolean
  /** ARNs. */
  readonly chosen: readonly string[]
  /** As on the button: "Attach policies". */
  readonly deed: string
  readonly cancelPath: string
  action(before: FormState, form: FormData): Promise<FormState>
}

/** Managed policies to choose for somebody. */
export function ChoosePoliciesForm({ policies, several, chosen, deed, cancelPath, action }: ChoosePoliciesFormProps) {
  const [state, submit, pending] = useActionState<FormState, FormData>(action, {})
  const form = useFirstMistake(state)
  return (
    <form ref={form} action={submit} noValidate aria-label={deed} className="grid max-w-2xl gap-5">
      {state.signedOut && <SignedOutNotice />}
      {state.failure && <Failure>{state.failure}</Failure>}
      <PolicyPicker
        legend={several ? 'Policies' : 'Policy'}
        policies={policies}
        several={several}
        chosen={state.typed ? chosenOf(state.typed, 'policies') : chosen}
        problem={state.problems?.policies}
      />
      <FormButtons deed={deed} doing="Saving…" pending={pending} cancelPath={cancelPath} />
    </form>
  )
}
