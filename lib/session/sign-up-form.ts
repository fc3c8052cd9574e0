import { isEmailAddress } from '#lib/email-address.ts'
import { passwordCharsMin } from './password-chars.ts'

/** What was typed, but for the password. */
export interface SignUpFields {
  readonly name: string
  readonly email: string
}

/** A new password, twice. */
export interface ChosenPassword {
  readonly password: string
  readonly repeated: string
}

export interface SignUpFormState {
  readonly fields?: SignUpFields
  readonly problems?: Partial<Record<keyof SignUpFields | keyof ChosenPassword, string>>
  readonly failure?: string
  /** The address that a mail was sent to. */
  readonly sentTo?: string
}

/** What is wrong with each field; no member: nothing is. */
export function signUpProblems({ name, email }: SignUpFields): NonNullable<SignUpFormState['problems']> {
  return {
    ...(name ? {} : { name: 'Write what you are called as a publisher.' }),
    ...(isEmailAddress(email) ? {} : { email: 'Write your e-mail address, such as you@example.com.' }),
  }
}

/** As {@link signUpProblems}, of the password. */
export function chosenPasswordProblems({ password, repeated }: ChosenPassword): NonNullable<SignUpFormState['problems']> {
  return {
    ...(password.length >= passwordCharsMin.root ? {} : { password: `Choose one of at least ${passwordCharsMin.root} characters.` }),
    ...(password === repeated ? {} : { repeated: 'This is not the same as above.' }),
  }
}
