'use client'

import { useActionState } from 'react'
import { toForm } from '#lib/console/draft.ts'
import { type FormState, readTyped, textOf } from '#lib/console/form-state.ts'
import type { PolicyKind } from '#lib/console/policy-problem.ts'
import { laidOut } from '#lib/console/repository-policy.ts'
import { DraftLine } from '../draft-line.tsx'
import { Field, verbatim } from '../field.tsx'
import { FormButtons } from '../form-buttons.tsx'
import { Failure, SignedOutNotice } from '../form-notices.tsx'
import { PolicyTextField } from '../policy-text-field.tsx'
import { type DraftedForm, useDraft } from '../use-draft.ts'
import { useFirstMistake } from '../use-first-mistake.ts'

interface DocumentFormProps {
  readonly kind: PolicyKind
  /** As it is, or what to begin with. */
  readonly policyText: string
  /** Under which the browser keeps what is typed. */
  readonly draftKey: string
  /** Undefined for one that has its name. */
  readonly nameLabel?: string
  /** Whether it has a description, which cannot be changed later. */
  readonly described?: boolean
  readonly deed: string
  readonly cancelPath: string
  action(before: FormState, form: FormData): Promise<FormState>
}

/** A policy as JSON, with a name where it is new. */
export function DocumentForm(props: DocumentFormProps) {
  const draft = useDraft(props.draftKey, props.policyText)
  return <OpenedForm key={draft.key} {...props} draft={draft} />
}

interface OpenedFormProps extends DocumentFormProps {
  readonly draft: DraftedForm
}

function OpenedForm({ kind, policyText, nameLabel, described = false, draft, deed, cancelPath, action }: OpenedFormProps) {
  const [state, submit, pending] = useActionState<FormState, FormData>(action, {})
  const form = useFirstMistake(state)
  const { typed = draft.found && readTyped(toForm(draft.found)), problems = {} } = state
  const isNew = nameLabel !== undefined
  // What another template was made into is not what this one begins with.
  const writtenText = state.typed || !(isNew && draft.outdated) ? typed : undefined
  return (
    <form ref={form} action={submit} onChange={draft.keepForm} noValidate aria-label={deed} className="drafted grid max-w-4xl gap-5">
      {state.signedOut && <SignedOutNotice />}
      {state.failure && <Failure>{state.failure}</Failure>}
      <DraftLine draft={isNew ? { ...draft, outdated: false } : draft} />
      <input type="hidden" name="shown" value={policyText} />
      {nameLabel && (
        <Field
          name="policyName"
          label={nameLabel}
          hint="Letters, digits and + = , . @ _ -, 128 at most."
          required
          maxLength={128}
          {...verbatim}
          className="max-w-xl"
          defaultValue={textOf(typed, 'policyName')}
          problem={problems.policyName}
        />
      )}
      {described && (
        <Field
          name="description"
          label="Description (optional)"
          hint="What it is for. It cannot be changed later."
          maxLength={1000}
          className="max-w-xl"
          defaultValue={textOf(typed, 'description')}
          problem={problems.description}
        />
      )}
      <PolicyTextField
        key={policyText}
        kind={kind}
        label="Policy document"
        rows={kind === 'trust' ? 14 : 22}
        defaultValue={textOf(writtenText, 'policyText', laidOut(policyText))}
        problem={problems.policyText}
      />
      <FormButtons deed={deed} doing="Saving…" pending={pending} cancelPath={cancelPath} />
    </form>
  )
}
