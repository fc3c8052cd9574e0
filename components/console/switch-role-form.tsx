'use client'

import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import type { SwitchRoleFields, SwitchRoleState } from '#lib/session/switch-role.ts'
import { Field } from './field.tsx'
import { Failure, SignedOutNotice } from './form-notices.tsx'
import { useFirstMistake } from './use-first-mistake.ts'

interface SwitchRoleFormProps {
  readonly begun: SwitchRoleFields
  /** Where to go after it. */
  readonly next: string
  action(before: SwitchRoleState, form: FormData): Promise<SwitchRoleState>
}

/** Which role to act as. */
export function SwitchRoleForm({ begun, next, action }: SwitchRoleFormProps) {
  const [state, submit, pending] = useActionState(action, { fields: begun, problems: {} })
  const form = useFirstMistake(state)
  const { fields, problems, failure, signedOut } = state
  return (
    <form ref={form} action={submit} noValidate aria-label="Switch role" className="grid max-w-md gap-4">
      {signedOut && <SignedOutNotice />}
      {failure && <Failure>{failure}</Failure>}
      <input type="hidden" name="next" value={next} />
      <Field
        name="account"
        label="Account"
        hint="The 12 digits of the account that the role is in."
        inputMode="numeric"
        maxLength={14}
        className="font-mono"
        defaultValue={fields.account}
        problem={problems.account}
      />
      <Field
        name="role"
        label="Role"
        hint="Its name, or its whole ARN."
        required
        maxLength={2048}
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={fields.role}
        problem={problems.role}
      />
      <div>
        <Button type="submit" look="primary" aria-disabled={pending || undefined}>
          {pending ? 'Switching…' : 'Switch role'}
        </Button>
      </div>
    </form>
  )
}
