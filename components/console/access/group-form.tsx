'use client'

import { useActionState, useEffect } from 'react'
import { Button } from '#components/ui/button.tsx'
import { chosenOf, type FormState, textOf } from '#lib/console/form-state.ts'
import { Field, verbatim } from '../field.tsx'
import { FormButtons } from '../form-buttons.tsx'
import { Failure, SignedOutNotice } from '../form-notices.tsx'
import { useFirstMistake } from '../use-first-mistake.ts'
import { type PickedPolicy, PolicyPicker } from './pickers.tsx'

/** `created` names the group when the form stays where it is. */
export interface GroupFormState extends FormState {
  readonly created?: string
}

interface GroupFormProps {
  readonly policies: readonly PickedPolicy[]
  /** Where one goes who makes no group: a page, or what is under the dialog. */
  readonly cancel: string | (() => void)
  /** In a dialog: called when the group is made. */
  readonly onCreated?: (name: string) => void
  action(before: GroupFormState, form: FormData): Promise<GroupFormState>
}

/** Makes a group with policies. @see user guide, "Create an IAM user". */
export function GroupForm({ policies, cancel, onCreated, action }: GroupFormProps) {
  const [state, submit, pending] = useActionState<GroupFormState, FormData>(action, {})
  const form = useFirstMistake(state)
  const { typed, problems = {}, created } = state
  useEffect(() => {
    if (created !== undefined) onCreated?.(created)
  }, [created, onCreated])
  return (
    <form ref={form} action={submit} noValidate aria-label="Create group" className="grid max-w-2xl gap-5">
      {state.signedOut && <SignedOutNotice />}
      {state.failure && <Failure>{state.failure}</Failure>}
      <Field
        name="groupName"
        label="Group name"
        hint="Such as Administrators: letters, digits and + = , . @ _ -."
        required
        maxLength={128}
        {...verbatim}
        defaultValue={textOf(typed, 'groupName')}
        problem={problems.groupName}
      />
      <PolicyPicker legend="Policies" policies={policies} chosen={chosenOf(typed, 'policies')} problem={problems.policies} />
      {typeof cancel === 'string' ? (
        <FormButtons deed="Create group" doing="Creating…" pending={pending} cancelPath={cancel} />
      ) : (
        <div className="flex gap-2">
          <Button type="submit" look="primary" aria-disabled={pending || undefined}>
            {pending ? 'Creating…' : 'Create group'}
          </Button>
          <Button onClick={cancel}>Cancel</Button>
        </div>
      )}
    </form>
  )
}
