'use client'

import { clsx } from 'clsx'
import { useActionState } from 'react'
import { actorName } from '#lib/console/actor-name.ts'
import { actionGroups, noStatement, type PolicyFormState, type StatementFields } from '#lib/console/policy-form.ts'
import { Field, fieldBox } from './field.tsx'
import { ForceField } from './force-field.tsx'
import { FormButtons } from './form-buttons.tsx'
import { Failure, SignedOutNotice } from './form-notices.tsx'
import { useFirstMistake } from './use-first-mistake.ts'

interface StatementFormProps {
  /** ARNs of the account's users and roles. */
  readonly entities: readonly string[]
  readonly cancelPath: string
  action(before: PolicyFormState, form: FormData): Promise<PolicyFormState>
}

/** A statement of a repository's policy. @see user guide, "Setting a repository policy statement". */
export function StatementForm({ entities, cancelPath, action }: StatementFormProps) {
  const [state, submit, pending] = useActionState<PolicyFormState, FormData>(action, {})
  const form = useFirstMistake(state)
  const { fields = noStatement, problems = {} } = state
  return (
    <form ref={form} action={submit} noValidate aria-label="Add statement" className="grid max-w-4xl gap-6">
      {state.signedOut && <SignedOutNotice />}
      {state.failure && <Failure>{state.failure}</Failure>}
      {state.lockout && <ForceField />}
      <Field
        name="sid"
        label="Statement name"
        hint="Letters and digits; explanations name it."
        defaultValue={fields.sid}
        maxLength={100}
        autoComplete="off"
        spellCheck={false}
        className="max-w-md"
      />
      <fieldset>
        <legend className="mb-1 font-medium">Effect</legend>
        <div className="flex gap-6">
          {(['Allow', 'Deny'] as const).map((effect) => (
            <label key={effect} className="flex h-8 items-center gap-2">
              <input type="radio" name="effect" value={effect} defaultChecked={fields.effect === effect} className="size-4" />
              {effect}
            </label>
          ))}
        </div>
      </fieldset>
      <PrincipalFields fields={fields} entities={entities} problem={problems.principal} />
      <fieldset aria-describedby={problems.actions ? 'actions-problem' : undefined}>
        <legend className="mb-1 font-medium">Actions</legend>
        {problems.actions && (
          <p id="actions-problem" role="alert" tabIndex={-1} className="mb-1 text-13 text-danger">
            {problems.actions}
          </p>
        )}
        <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
          {actionGroups.map(({ title, actions }) => (
            <fieldset key={title}>
              <legend className="text-13 text-ink-soft">{title}</legend>
              {actions.map((name) => (
                <label key={name} className="flex min-h-7 items-center gap-2">
                  <input type="checkbox" name="actions" value={name} defaultChecked={fields.actions.includes(name)} className="checkbox" />
                  <span className="font-mono text-13">{name}</span>
                </label>
              ))}
            </fieldset>
          ))}
        </div>
      </fieldset>
      <div className="border-line border-t pt-4">
        <FormButtons deed="Save" doing="Saving…" pending={pending} cancelPath={cancelPath} />
      </div>
    </form>
  )
}

interface PrincipalFieldsProps {
  readonly fields: StatementFields
  readonly entities: readonly string[]
  readonly problem?: string | undefined
}

function PrincipalFields({ fields, entities, problem }: PrincipalFieldsProps) {
  return (
    <fieldset className="grid gap-3" aria-describedby={problem ? 'principal-problem' : undefined}>
      <legend className="mb-1 font-medium">Principal</legend>
      {problem && (
        <p id="principal-problem" role="alert" tabIndex={-1} className="text-13 text-danger">
          {problem}
        </p>
      )}
      <label className="flex items-center gap-2">
        <input type="checkbox" name="everyone" defaultChecked={fields.everyone} className="checkbox" />
        Everyone (*)
      </label>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field
          name="services"
          label="Service principal"
          hint="Such as ecs.amazonaws.com."
          defaultValue={fields.services}
          spellCheck={false}
        />
        <Field
          name="accounts"
          label="AWS account IDs"
          hint="Twelve digits each, with commas between them."
          defaultValue={fields.accounts}
          inputMode="numeric"
        />
      </div>
      {entities.length > 0 && (
        <fieldset>
          <legend className="mb-1 font-medium">IAM entities</legend>
          <div className="max-h-48 overflow-y-auto rounded-md border border-line px-3 py-1">
            {entities.map((arn) => (
              <label key={arn} title={arn} className="flex min-h-7 items-center gap-2">
                <input type="checkbox" name="entities" value={arn} defaultChecked={fields.entities.includes(arn)} className="checkbox" />
                <span className="wrap-anywhere">
                  {actorName(arn)} <span className="text-13 text-ink-soft">{arn.includes(':role/') ? 'role' : 'user'}</span>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <div>
        <label htmlFor="field-otherEntities" className="mb-1 block font-medium">
          {entities.length > 0 ? 'Other IAM entities' : 'IAM entities'}
        </label>
        <textarea
          id="field-otherEntities"
          name="otherEntities"
          rows={2}
          defaultValue={fields.otherEntities}
          spellCheck={false}
          aria-describedby="field-otherEntities-hint"
          className={clsx(fieldBox, 'block resize-y py-2 font-mono text-13')}
        />
        <p id="field-otherEntities-hint" className="mt-1 text-13 text-ink-soft">
          ARNs of users and roles, also of other accounts, a line each.
        </p>
      </div>
    </fieldset>
  )
}
