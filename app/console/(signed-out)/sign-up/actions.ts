'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { BackendError } from '#lib/backend/backend-error.ts'
import { foreignForm } from '#lib/backend/console/ask-backend.ts'
import { beginSignUp, finishSignUp } from '#lib/backend/console/sign-in.ts'
import { consolePaths } from '#lib/routes.ts'
import { isSameOrigin } from '#lib/same-origin.ts'
import { fieldOf, passwordOf } from '#lib/session/sign-in-form.ts'
import { chosenPasswordProblems, type SignUpFormState, signUpProblems } from '#lib/session/sign-up-form.ts'

/** Has the address asked by a mail. */
export async function askAddress(_before: SignUpFormState, form: FormData): Promise<SignUpFormState> {
  const fields = fieldsOf(form)
  const problems = signUpProblems(fields)
  if (Object.keys(problems).length > 0) return { fields, problems }
  return (await failureOf(() => beginSignUp(fields), fields)) ?? { sentTo: fields.email }
}

/** Makes an account at once, where no mail is sent. */
export async function makeAccount(_before: SignUpFormState, form: FormData): Promise<SignUpFormState> {
  const fields = fieldsOf(form)
  const chosen = passwordsOf(form)
  const problems = { ...signUpProblems(fields), ...chosenPasswordProblems(chosen) }
  if (Object.keys(problems).length > 0) return { fields, problems }
  return (await failureOf(() => finishSignUp(fields, chosen.password), fields)) ?? redirect(consolePaths.signInWelcome)
}

/** Makes the account that the mail was about. */
export async function confirmAccount(ticket: string, _before: SignUpFormState, form: FormData): Promise<SignUpFormState> {
  const chosen = passwordsOf(form)
  const problems = chosenPasswordProblems(chosen)
  if (Object.keys(problems).length > 0) return { problems }
  return (await failureOf(() => finishSignUp({ ticket }, chosen.password))) ?? redirect(consolePaths.signInWelcome)
}

const fieldsOf = (form: FormData) => ({ name: fieldOf(form, 'name'), email: fieldOf(form, 'email') })
const passwordsOf = (form: FormData) => ({ password: passwordOf(form), repeated: passwordOf(form, 'repeated') })

/** Undefined when it was done. */
async function failureOf(work: () => Promise<void>, fields?: SignUpFormState['fields']): Promise<SignUpFormState | undefined> {
  const typed = fields ? { fields } : {}
  if (!isSameOrigin(await headers())) return { ...typed, failure: foreignForm.failure }
  try {
    await work()
    return undefined
  } catch (error) {
    if (!(error instanceof BackendError)) throw error
    if (error.code === 'EntityAlreadyExistsException' && fields) return { ...typed, problems: { email: error.message } }
    return { ...typed, failure: messageOf(error) }
  }
}

function messageOf({ kind, code, message }: BackendError): string {
  if (code === 'ThrottlingException') return 'There were too many attempts, for this address or in all. Wait an hour, then try again.'
  return kind === 'refused' ? message : 'Signing up does not work just now. Try again in some minutes.'
}
