'use client'

import { useActionState } from 'react'
import { toForm } from '#lib/console/draft.ts'
import { noStatement, type PolicyFormState, readStatementFields } from '#lib/console/policy-form.ts'
import { DraftLine } from './draft-line.tsx'
import { ForceField } from './force-field.tsx'
import { FormButtons } from './form-buttons.tsx'
import { Failure, SignedOutNotice } from './form-notices.tsx'
import { StatementFieldset } from './statement-fields.tsx'
import { type DraftedForm, useDraft } from './use-draft.ts'
import { useFirstMistake } from './use-first-mistake.ts'

interface StatementFormProps {
  /** ARNs of the account's users and roles. */
  readonly entities: readonly string[]
  /** Under which the browser keeps what is typed. */
  readonly draftKey: string
  readonly cancelPath: string
  action(before: PolicyFormState, form: FormData): Promise<PolicyFormState>
}

/** A statement of a repository's policy. @see user guide, "Setting a repository policy statement". */
export function StatementForm(props: StatementFormProps) {
  const draft = useDraft(props.draftKey, '')
  return <OpenedForm key={draft.key} {...props} draft={draft} />
}

interface OpenedFormProps extends StatementFormProps {
  readonly draft: DraftedForm
}

function OpenedForm({ entities, draft, cancelPath, action }: OpenedFormProps) {
  const [state, submit, pending] = useActionState<PolicyFormState, FormData>(action, {})
  const form = useFirstMistake(state)
  const { fields = draft.found ? readStatementFields(toForm(draft.found)) : noStatement, problems = {} } = state
  return (
    <form
      ref={form}
      action={submit}
      onChange={draft.keepForm}
      noValidate
      aria-label="Add statement"
      className="drafted grid max-w-4xl gap-6"
    >
      {state.signedOut && <SignedOutNotice />}
      {state.failure && <Failure>{state.failure}</Failure>}
      {state.lockout && <ForceField />}
      <DraftLine draft={draft} />
      <StatementFieldset fields={fields} entities={entities} problems={problems} />
      <div className="border-line border-t pt-4">
        <FormButtons deed="Save" doing="Saving…" pending={pending} cancelPath={cancelPath} />
      </div>
    </form>
  )
}
