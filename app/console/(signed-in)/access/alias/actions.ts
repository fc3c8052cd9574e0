'use server'

import { CreateAccountAliasCommand, DeleteAccountAliasCommand } from '@aws-sdk/client-iam'
import { redirect } from 'next/navigation'
import { actInConsole } from '#lib/backend/console/ask-backend.ts'
import { runDeed } from '#lib/backend/console/run-deed.ts'
import { accountAliasProblem } from '#lib/console/access/access-fields.ts'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import type { DeedState } from '#lib/console/deed.ts'
import { type FormState, readTyped, refusedForm, textOf } from '#lib/console/form-state.ts'
import { withQuery } from '#lib/routes.ts'
import { fieldOf } from '#lib/session/sign-in-form.ts'

const overview = (done: string) => withQuery(accessPaths.home, new URLSearchParams({ done }))

/** Calls the account something else in the sign-in address of its users. */
export async function saveAlias(_before: FormState, form: FormData): Promise<FormState> {
  const typed = readTyped(form)
  const AccountAlias = textOf(typed, 'alias')
  const problem = accountAliasProblem(AccountAlias)
  if (problem) return { typed, problems: { alias: problem } }
  const outcome = await actInConsole(({ iam }) => iam.send(new CreateAccountAliasCommand({ AccountAlias })))
  if ('answer' in outcome) redirect(overview('alias-saved'))
  return refusedForm(typed, outcome, ({ code, failure }) => (code.startsWith('EntityAlreadyExists') ? { alias: failure } : undefined))
}

export async function deleteAlias(_before: DeedState, form: FormData): Promise<DeedState> {
  const command = new DeleteAccountAliasCommand({ AccountAlias: fieldOf(form, 'alias') })
  return runDeed(({ iam }) => iam.send(command), overview('alias-deleted'))
}
