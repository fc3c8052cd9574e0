'use client'

import { clsx } from 'clsx'
import { useActionState, useState } from 'react'
import { jsonProblem } from '#lib/console/json-problem.ts'
import type { PolicyFormState } from '#lib/console/policy-form.ts'
import { fieldBox } from './field.tsx'
import { ForceField } from './force-field.tsx'
import { FormButtons } from './form-buttons.tsx'
import { Failure, SignedOutNotice } from './form-notices.tsx'
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
  const [typed, setTyped] = useState<string>()
  const mistake = typed === undefined ? undefined : jsonProblem(typed)
  const problem = mistake ?? state.problems?.policyText
  return (
    <form ref={form} action={submit} noValidate aria-label="Edit permissions" className="grid max-w-4xl gap-4">
      {state.signedOut && <SignedOutNotice />}
      {state.failure && <Failure>{state.failure}</Failure>}
      <input type="hidden" name="shown" value={policyText} />
      <div>
        <label htmlFor="field-policyText" className="mb-1 block font-medium">
          Policy
        </label>
        <textarea
          id="field-policyText"
          name="policyText"
          rows={22}
          spellCheck={false}
          defaultValue={state.policyText ?? policyText}
          onChange={(event) => setTyped(event.target.value)}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? 'field-policyText-problem' : undefined}
          className={clsx(fieldBox, 'block resize-y py-2 font-mono text-13 leading-normal')}
        />
        {problem && (
          <p id="field-policyText-problem" role="status" className="wrap-anywhere mt-1 text-13 text-danger">
            {problem}
          </p>
        )}
      </div>
      {state.lockout && <ForceField />}
      <FormButtons deed="Save" doing="Saving…" pending={pending} cancelPath={cancelPath} />
    </form>
  )
}
