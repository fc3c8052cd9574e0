'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { BackendError } from '#lib/backend/backend-error.ts'
import { foreignForm } from '#lib/backend/console/ask-backend.ts'
import { endSessionBefore } from '#lib/backend/console/end-session-before.ts'
import { continueSignIn, type SignInOutcome, signIn } from '#lib/backend/console/sign-in.ts'
import { consolePaths } from '#lib/routes.ts'
import { isSameOrigin } from '#lib/same-origin.ts'
import { consoleTarget } from '#lib/session/console-target.ts'
import { newPasswordProblem } from '#lib/session/password-rules.ts'
import { forgetPendingSignIn, readPendingSignIn, writePendingSignIn, writeSession } from '#lib/session/session-cookies.ts'
import {
  fieldOf,
  nothingTyped,
  passwordOf,
  plainAccount,
  rootProblems,
  type SignInFormState,
  userProblems,
} from '#lib/session/sign-in-form.ts'

/** Signs a root user in, or answers what was typed with what is wrong. */
export async function signInAsRoot(_before: SignInFormState, form: FormData): Promise<SignInFormState> {
  const fields = { ...nothingTyped.fields, email: fieldOf(form, 'email') }
  const password = passwordOf(form)
  const state = { fields, problems: rootProblems(fields, password) }
  if (Object.keys(state.problems).length > 0) return state
  const ask = () => signIn({ as: 'root', email: fields.email, password })
  return follow(state, ask, { name: fields.email, target: consoleTarget(form.get('next')) })
}

/** Signs an IAM user in, or answers what was typed with what is wrong. */
export async function signInAsUser(_before: SignInFormState, form: FormData): Promise<SignInFormState> {
  const fields = { ...nothingTyped.fields, account: fieldOf(form, 'account'), userName: fieldOf(form, 'userName') }
  const password = passwordOf(form)
  const state = { fields, problems: userProblems(fields, password) }
  if (Object.keys(state.problems).length > 0) return state
  const account = plainAccount(fields.account)
  const ask = () => signIn({ as: 'user', account, userName: fields.userName, password })
  return follow(state, ask, { name: `${fields.userName} (${account})`, target: consoleTarget(form.get('next')) })
}

/** Goes on with a one-time code. */
export async function giveMfaCode(_before: SignInFormState, form: FormData): Promise<SignInFormState> {
  const mfaCode = fieldOf(form, 'mfaCode').replaceAll(/\s/g, '')
  if (!/^\d{6}$/.test(mfaCode)) return { ...nothingTyped, problems: { mfaCode: 'Write the six digits that your device shows.' } }
  return goOn({ mfaCode }, 'mfaCode')
}

/** Goes on with a new password in place of one that must be changed. */
export async function chooseNewPassword(_before: SignInFormState, form: FormData): Promise<SignInFormState> {
  const newPassword = passwordOf(form, 'newPassword')
  const problem = newPasswordProblem(newPassword, (await readPendingSignIn())?.passwordPolicy)
  if (problem) return { ...nothingTyped, problems: { newPassword: problem } }
  if (newPassword !== passwordOf(form, 'repeated')) return { ...nothingTyped, problems: { repeated: 'This is not the same as above.' } }
  return goOn({ newPassword }, 'newPassword')
}

async function goOn(
  step: { readonly mfaCode: string } | { readonly newPassword: string },
  field: 'mfaCode' | 'newPassword',
): Promise<SignInFormState> {
  const pending = await readPendingSignIn()
  if (!pending) return { ...nothingTyped, stale: true }
  const outcome = await follow(nothingTyped, () => continueSignIn({ ticket: pending.ticket, ...step }), pending)
  // Of one field it is known which one the backend means.
  return outcome.failure && outcome.blames ? { ...nothingTyped, problems: { [field]: outcome.failure } } : outcome
}

interface Journey {
  /** Who signs in, as they wrote it. */
  readonly name: string
  /** Where to. */
  readonly target: string
}

/** Asks, and leads on to where the answer says; comes back only when it is no. */
async function follow(
  state: SignInFormState,
  ask: () => Promise<SignInOutcome>,
  { name, target }: Journey,
): Promise<SignInFormState & { readonly blames?: boolean }> {
  if (!isSameOrigin(await headers())) return { ...state, failure: foreignForm.failure }
  let outcome: SignInOutcome
  try {
    outcome = await ask()
  } catch (error) {
    if (!(error instanceof BackendError)) throw error
    return { ...state, ...refusal(error) }
  }
  if ('next' in outcome) {
    await writePendingSignIn({ ...outcome, name, target })
    redirect(outcome.next === 'mfa' ? consolePaths.mfa : consolePaths.newPassword)
  }
  await endSessionBefore()
  await writeSession(outcome.session)
  await forgetPendingSignIn()
  redirect(target)
}

const blamed: ReadonlySet<string> = new Set([
  'InvalidAuthenticationCodeException',
  'PasswordPolicyViolationException',
  'InvalidParameterException',
])

function refusal({ kind, code, message }: BackendError): {
  readonly failure?: string
  readonly stale?: boolean
  readonly blames?: boolean
} {
  if (code === 'ExpiredTokenException') return { stale: true }
  if (code === 'ThrottlingException')
    return { failure: 'There were too many attempts, for this name or from your network. Wait a minute, then try again.' }
  if (kind !== 'refused') return { failure: 'Signing in does not work just now. Try again in a moment.' }
  return { failure: message, blames: code !== undefined && blamed.has(code) }
}
