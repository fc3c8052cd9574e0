'use client'

import Link from 'next/link'
import { useActionState, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Modal } from '#components/ui/modal.tsx'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import { chosenOf, type FormState, textOf } from '#lib/console/form-state.ts'
import { CheckField } from '../check-field.tsx'
import { Field, verbatim } from '../field.tsx'
import { FormButtons } from '../form-buttons.tsx'
import { Failure, SignedOutNotice } from '../form-notices.tsx'
import { NewTags } from '../new-tags.tsx'
import { useFirstMistake } from '../use-first-mistake.ts'
import { GroupForm, type GroupFormState } from './group-form.tsx'
import { NamePicker, type PickedPolicy } from './pickers.tsx'

interface UserFormProps {
  /** Undefined when one may not see them. */
  readonly groups: readonly string[] | undefined
  /** For a group that is made on the way. */
  readonly policies: readonly PickedPolicy[]
  /** What a password needs, in words. */
  readonly passwordRules: string
  createUser(before: FormState, form: FormData): Promise<FormState>
  createGroup(before: GroupFormState, form: FormData): Promise<GroupFormState>
}

/** Makes a user, in the order of the guide. @see user guide, "Create an IAM user". */
export function UserForm({ groups, policies, passwordRules, createUser, createGroup }: UserFormProps) {
  const [state, submit, pending] = useActionState<FormState, FormData>(createUser, {})
  const form = useFirstMistake(state)
  const [makesGroup, setMakesGroup] = useState(false)
  const { typed, problems = {} } = state
  const keys = chosenOf(typed, 'key')
  const tags = keys.flatMap((key, index) => (key === '' ? [] : [{ key, value: chosenOf(typed, 'value')[index] ?? '' }]))
  return (
    <>
      <form ref={form} action={submit} noValidate aria-label="Add user" className="grid max-w-2xl gap-8">
        {state.signedOut && <SignedOutNotice />}
        {state.failure && <Failure>{state.failure}</Failure>}
        <div className="grid gap-4">
          <Field
            name="userName"
            label="User name"
            hint="Letters, digits and + = , . @ _ -, 64 at most. It is what the user signs in with."
            required
            maxLength={64}
            {...verbatim}
            defaultValue={textOf(typed, 'userName')}
            problem={problems.userName}
          />
          <PasswordPart
            isOpen={typed?.consoleAccess !== undefined}
            mustChange={typed === undefined || typed.resetRequired !== undefined}
            rules={passwordRules}
            problem={problems.password}
          />
        </div>
        <fieldset className="grid min-w-0 gap-3">
          <legend className="text-16 font-semibold">Set permissions</legend>
          {groups === undefined ? (
            <p className="mt-2 text-ink-soft">You may not see the groups, so that the user begins in none.</p>
          ) : groups.length > 0 ? (
            <div className="mt-2">
              <NamePicker legend="Add user to group" name="groups" names={groups} chosen={chosenOf(typed, 'groups')} />
            </div>
          ) : (
            <p className="mt-2 text-ink-soft">
              There are no groups yet. A group holds policies for many users; one with AdministratorAccess is a good beginning.
            </p>
          )}
          <div>
            <Button className="needs-script" onClick={() => setMakesGroup(true)}>
              Create group
            </Button>
            <noscript>
              <Link href={accessPaths.create('group')} className="link">
                Create a group first
              </Link>
            </noscript>
          </div>
        </fieldset>
        <NewTags tags={tags} problem={problems.tags} />
        <FormButtons deed="Create user" doing="Creating…" pending={pending} cancelPath={accessPaths.list('user')} />
      </form>
      {makesGroup && (
        <Modal label="Create group" onClose={() => setMakesGroup(false)} className="max-w-xl">
          <div className="p-5">
            <h2 className="mb-4 text-16 font-semibold">Create group</h2>
            <GroupForm
              policies={policies}
              cancel={() => setMakesGroup(false)}
              onCreated={() => setMakesGroup(false)}
              action={createGroup}
            />
          </div>
        </Modal>
      )}
    </>
  )
}

interface PasswordPartProps {
  readonly isOpen: boolean
  readonly mustChange: boolean
  readonly rules: string
  readonly problem?: string | undefined
}

// What belongs to a ticked box shows by style alone, so that it does without a script as well.
function PasswordPart({ isOpen, mustChange, rules, problem }: PasswordPartProps) {
  return (
    <div className="group grid gap-4">
      <CheckField
        name="consoleAccess"
        label="AWS Management Console access"
        hint="With a password for these pages. Programs sign in with access keys instead, which the user can have once they are made."
        defaultChecked={isOpen}
      />
      <div className="hidden gap-4 pl-6 group-has-[#field-consoleAccess:checked]:grid">
        <Field
          name="password"
          type="password"
          label="Custom password"
          hint={rules}
          autoComplete="new-password"
          maxLength={128}
          problem={problem}
        />
        <CheckField name="resetRequired" label="User must create a new password at next sign-in" defaultChecked={mustChange} />
      </div>
    </div>
  )
}
