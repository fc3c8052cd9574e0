'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { BackendError } from '#lib/backend/backend-error.ts'
import { foreignForm } from '#lib/backend/console/ask-backend.ts'
import { confirmSignUp, signUp } from '#lib/backend/console/sign-in.ts'
import type { DeedState } from '#lib/console/deed.ts'
import { consolePaths } from '#lib/routes.ts'
import { isSameOrigin } from '#lib/same-origin.ts'
import { fieldOf, passwordOf } from '#lib/session/sign-in-form.ts'
import { type SignUpFormState, signUpProblems } from '#lib/session/sign-up-form.ts'

/** Makes an account, or says that a mail is on its way. */
export async function makeAccount(_before: SignUpFormState, form: FormData): Promise<SignUpFormState> {
  const fields = { name: fieldOf(form, 'name'), email: fieldOf(form, 'email') }
  const password = passwordOf(form)
  const problems = signUpProblems(fields, { password, repeated: passwordOf(form, 'repeated') })
  if (Object.keys(problems).length > 0) return { fields, problems }
  if (!isSameOrigin(await headers())) return { fields, failure: foreignForm.failure }
  const outcome = await orFailure(() => signUp({ ...fields, password }))
  if ('failure' in outcome) {
    return outcome.failure.includes('e-mail address') ? { fields, problems: { email: outcome.failure } } : { fields, ...outcome }
  }
  if (outcome.next === 'confirm') return { sentTo: fields.email }
  redirect(consolePaths.signInWelcome)
}

/** Makes the account that the mail was about. */
export async function confirmAccount(ticket: string): Promise<DeedState> {
  if (!isSameOrigin(await headers())) return { failure: foreignForm.failure }
  const outcome = await orFailure(() => confirmSignUp(ticket))
  if ('failure' in outcome) return outcome
  redirect(consolePaths.signInWelcome)
}

async function orFailure<Answer>(work: () => Promise<Answer>): Promise<Answer | { readonly failure: string }> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof BackendError)) throw error
    if (error.code === 'ThrottlingException')
      return { failure: 'There were too many attempts from your network. Wait a minute, then try again.' }
    return { failure: error.kind === 'refused' ? error.message : 'Signing up does not work just now. Try again in some minutes.' }
  }
}
