import { passwordCharsMin } from '#lib/session/password-chars.ts'
import type { SignUpFormState } from '#lib/session/sign-up-form.ts'
import { Field } from './field.tsx'

/** The password of a new account, twice. */
export function ChosenPasswordFields({ problems = {} }: Pick<SignUpFormState, 'problems'>) {
  return (
    <>
      <Field
        name="password"
        type="password"
        label="Password"
        hint={`At least ${passwordCharsMin.root} characters.`}
        autoComplete="new-password"
        required
        maxLength={128}
        problem={problems.password}
      />
      <Field
        name="repeated"
        type="password"
        label="The same again"
        autoComplete="new-password"
        required
        maxLength={128}
        problem={problems.repeated}
      />
    </>
  )
}
