'use server'

import { followNextStep, followSignIn } from '#lib/backend/console/follow-sign-in.ts'
import { signIn } from '#lib/backend/console/sign-in.ts'
import { consoleTarget } from '#lib/session/console-target.ts'
import { newPasswordProblem } from '#lib/session/password-rules.ts'
import { readPendingSignIn } from '#lib/session/session-cookies.ts'
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
  return followSignIn(state, ask, { name: fields.email, target: consoleTarget(form.get('next')) })
}

/** Signs an IAM user in, or answers what was typed with what is wrong. */
export async function signInAsUser(_before: SignInFormState, form: FormData): Promise<SignInFormState> {
  const fields = { ...nothingTyped.fields, account: fieldOf(form, 'account'), userName: fieldOf(form, 'userName') }
  const password = passwordOf(form)
  const state = { fields, problems: userProblems(fields, password) }
  if (Object.keys(state.problems).length > 0) return state
  const account = plainAccount(fields.account)
  const ask = () => signIn({ as: 'user', account, userName: fields.userName, password })
  return followSignIn(state, ask, { name: `${fields.userName} (${account})`, target: consoleTarget(form.get('next')) })
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
  const outcome = await followNextStep(step)
  // Of one field it is known which one the backend means.
  return outcome.failure && outcome.blames ? { ...nothingTyped, problems: { [field]: outcome.failure } } : outcome
}
