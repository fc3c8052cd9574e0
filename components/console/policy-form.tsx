'use client'

import { useActionState } from 'react'
import { draftText } from '#lib/console/draft.ts'
import type { PolicyFormState } from '#lib/console/policy-form.ts'
import { DraftLine } from './draft-line.tsx'
import { ForceField } from './force-field.tsx'
import { FormButtons } from './form-buttons.tsx'
import { Failure, SignedOutNotice } from './form-notices.tsx'
import { PolicyStatements } from './policy-statements.tsx'
import { PolicyTextBox } from './policy-text-field.tsx'
import { type DraftedForm, useDraft } from './use-draft.ts'
import { useFirstMistake } from './use-first-mistake.ts'
import { usePolicyEditor } from './use-policy-editor.ts'

interface PolicyFormProps {
  /** Empty when there is no policy. */
  readonly policyText: string
  /** ARNs of the account's users and roles. */
  readonly entities: readonly string[]
  /** Under which the browser keeps what is typed. */
  readonly draftKey: string
  readonly cancelPath: string
  action(before: PolicyFormState, form: FormData): Promise<PolicyFormState>
}

/** A policy as JSON beside its statements in fields, in step. Without JavaScript the JSON is there alone. */
export function PolicyForm(props: PolicyFormProps) {
  const draft = useDraft(props.draftKey, props.policyText)
  return <OpenedForm key={draft.key} {...props} draft={draft} />
}

interface OpenedFormProps extends PolicyFormProps {
  readonly draft: DraftedForm
}

function OpenedForm({ policyText, entities, draft, cancelPath, action }: OpenedFormProps) {
  const [state, submit, pending] = useActionState<PolicyFormState, FormData>(action, {})
  const form = useFirstMistake(state)
  const begun = state.policyText ?? draftText(draft.found, 'policyText') ?? policyText
  const { text, problem, type, ...editor } = usePolicyEditor(begun, entities, (changed) => draft.keep([['policyText', changed]]))
  return (
    <div className="drafted grid items-start gap-x-8 gap-y-6 xl:grid-cols-2">
      <section aria-labelledby="statements" className="needs-script min-w-0">
        <h2 id="statements" className="font-medium">
          Statements
        </h2>
        <p role="status" className="mt-1 mb-2 min-h-10 text-13 text-ink-soft sm:min-h-5">
          {editor.waits
            ? `They wait until the JSON can be read. ${problem ?? ''}`
            : 'What you change here changes the JSON, and the other way round.'}
        </p>
        <PolicyStatements {...editor} problem={problem} entities={entities} />
      </section>
      <form ref={form} action={submit} noValidate aria-label="Edit permissions" className="grid min-w-0 gap-4 xl:sticky xl:top-16">
        {state.signedOut && <SignedOutNotice />}
        {state.failure && <Failure>{state.failure}</Failure>}
        <DraftLine draft={draft} />
        <input type="hidden" name="shown" value={state.shown ?? policyText} />
        <PolicyTextBox
          label="Policy"
          hint="As JSON."
          value={text}
          onChange={(event) => type(event.target.value)}
          problem={problem ?? state.problems?.policyText}
        />
        {state.lockout && <ForceField />}
        <FormButtons deed="Save" doing="Saving…" pending={pending} cancelPath={cancelPath} />
      </form>
    </div>
  )
}
