'use server'

import { CreateAccountAliasCommand, DeleteAccountAliasCommand } from '@aws-sdk/client-iam'
import { redirect } from 'next/navigation'
import { actInConsole } from '#lib/backend/console/ask-backend.ts'
import { runDeed } from '#lib/backend/console/run-deed.ts'
import { accountAliasProblem } from '#lib/console/access/access-fields.ts'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import type { DeedState } from '#lib/console/deed.ts'
import { type ShortFormState, shortFormState } from '#lib/console/short-form.ts'
import { withQuery } from '#lib/routes.ts'
import { fieldOf } from '#lib/session/sign-in-form.ts'

const overview = (done: string) => withQuery(accessPaths.home, new URLSearchParams({ done }))

/** Calls the account something else in the sign-in address of its users. */
export async function saveAlias(_before: ShortFormState, form: FormData): Promise<ShortFormState> {
  const AccountAlias = fieldOf(form, 'alias')
  const fields = { alias: AccountAlias }
  const problem = accountAliasProblem(AccountAlias)
  if (problem) return { fields, problems: { alias: problem } }
  const outcome = await actInConsole(({ iam }) => iam.send(new CreateAccountAliasCommand({ AccountAlias })))
  if ('answer' in outcome) redirect(overview('alias-saved'))
  return shortFormState(outcome, fields, '', ({ code }) => (code.startsWith('EntityAlreadyExists') ? 'alias' : undefined))
}

export async function deleteAlias(_before: DeedState, form: FormData): Promise<DeedState> {
  const command = new DeleteAccountAliasCommand({ AccountAlias: fieldOf(form, 'alias') })
  return runDeed(({ iam }) => iam.send(command), overview('alias-deleted'))
}
