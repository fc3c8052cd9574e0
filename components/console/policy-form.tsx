'use client'

import { useActionState } from 'react'
import type { PolicyFormState } from '#lib/console/policy-form.ts'
import { ForceField } from './force-field.tsx'
import { FormButtons } from './form-buttons.tsx'
import { Failure, SignedOutNotice } from './form-notices.tsx'
import { PolicyTextField } from './policy-text-field.tsx'
import { useFirstMistake } from './use-first-mistake.ts'

interface PolicyFormProps {
  /** Empty when there is no policy. */
  readonly policyText: string
  readonly cancelPath: string
  action(before: PolicyFormState, form: FormData): Promise<PolicyFormState>
}

/** A policy as JSON. What is no JSON is said while it is typed; what is no policy, by the registry, with the place. */
export function PolicyForm({ policyText, cancelPath, action }: PolicyFormProps) {
  const [state, submit, pending] = useActionState<PolicyFormState, FormData>(action, {})
  const form = useFirstMistake(state)
  return (
    <form ref={form} action={submit} noValidate aria-label="Edit permissions" className="grid max-w-4xl gap-4">
      {state.signedOut && <SignedOutNotice />}
      {state.failure && <Failure>{state.failure}</Failure>}
      <input type="hidden" name="shown" value={policyText} />
      <PolicyTextField kind="resource" label="Policy" defaultValue={state.policyText ?? policyText} problem={state.problems?.policyText} />
      {state.lockout && <ForceField />}
      <FormButtons deed="Save" doing="Saving…" pending={pending} cancelPath={cancelPath} />
    </form>
  )
}
