/** What was typed, but for the password. */
export interface SignUpFields {
  readonly name: string
  readonly email: string
}

export interface SignUpFormState {
  readonly fields?: SignUpFields
  readonly problems?: Partial<Record<keyof SignUpFields | 'password' | 'repeated', string>>
  readonly failure?: string
  /** The address that a mail was sent to. */
  readonly sentTo?: string
}

const passwordCharsMin = 12

/** What is wrong with each field; no member: nothing is. */
export function signUpProblems(
  { name, email }: SignUpFields,
  { password, repeated }: { readonly password: string; readonly repeated: string },
): NonNullable<SignUpFormState['problems']> {
  return {
    ...(name ? {} : { name: 'Write what you are called as a publisher.' }),
    ...(/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) ? {} : { email: 'Write your e-mail address, such as you@example.com.' }),
    ...(password.length >= passwordCharsMin ? {} : { password: `Choose one of at least ${passwordCharsMin} characters.` }),
    ...(password === repeated ? {} : { repeated: 'This is not the same as above.' }),
  }
}
