import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser'

/** What was typed into a sign-in form, but for the password, which is never sent back. */
export type SignInFields = Readonly<Record<'email' | 'account' | 'userName', string>>

export interface SignInFormState {
  readonly fields: SignInFields
  readonly problems: Partial<Record<keyof SignInFields | 'password' | 'mfaCode' | 'newPassword' | 'repeated', string>>
  /** Why a form without problems was not taken. */
  readonly failure?: string
  /** True when there is nothing to go on with, and the sign-in begins anew. */
  readonly stale?: boolean
}

/** What to ask an authenticator for; the challenge goes back with its answer. */
export interface PasskeyRequest {
  readonly options: PublicKeyCredentialRequestOptionsJSON
  readonly challenge: string
}

export const nothingTyped: SignInFormState = { fields: { email: '', account: '', userName: '' }, problems: {} }

/** One line of a form, trimmed; empty for what is no text. */
export function fieldOf(form: Pick<FormData, 'get'>, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

/** A password as it was typed, blanks and all. */
export function passwordOf(form: Pick<FormData, 'get'>, name = 'password'): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** What is missing of a sign-in as root. */
export function rootProblems({ email }: SignInFields, password: string): SignInFormState['problems'] {
  return {
    ...(/^[^\s@]+@[^\s@]+$/.test(email) ? {} : { email: 'Write the e-mail address of the account, such as you@example.com.' }),
    ...passwordProblem(password),
  }
}

/** What is missing of a sign-in as IAM user. */
export function userProblems({ account, userName }: SignInFields, password: string): SignInFormState['problems'] {
  return {
    ...(/^(?:\d{12}|\d{4}-\d{4}-\d{4}|[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)$/.test(account)
      ? {}
      : { account: 'Write the 12 digits of the account, or its alias: small letters, digits and hyphens.' }),
    ...(userName ? {} : { userName: 'Write your user name.' }),
    ...passwordProblem(password),
  }
}

function passwordProblem(password: string): { readonly password?: string } {
  return password ? {} : { password: 'Write your password.' }
}

/** Account ids are often written in groups of four. */
export function plainAccount(account: string): string {
  return /^\d{4}-\d{4}-\d{4}$/.test(account) ? account.replaceAll('-', '') : account
}
