'use server'

import { DeleteAccountPasswordPolicyCommand, UpdateAccountPasswordPolicyCommand } from '@aws-sdk/client-iam'
import { redirect } from 'next/navigation'
import { actInConsole } from '#lib/backend/console/ask-backend.ts'
import { runDeed } from '#lib/backend/console/run-deed.ts'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import { passwordPolicyProblems, toPasswordPolicy } from '#lib/console/access/password-policy-form.ts'
import type { DeedState } from '#lib/console/deed.ts'
import { type FormState, readTyped, refusedForm } from '#lib/console/form-state.ts'
import { withNews } from '#lib/console/news.ts'

/** Says what passwords of users need from now on. */
export async function savePasswordPolicy(_before: FormState, form: FormData): Promise<FormState> {
  const typed = readTyped(form)
  const problems = passwordPolicyProblems(typed)
  if (Object.keys(problems).length > 0) return { typed, problems }
  const outcome = await actInConsole(({ iam }) => iam.send(new UpdateAccountPasswordPolicyCommand(toPasswordPolicy(typed))))
  if (!('answer' in outcome)) return refusedForm(typed, outcome)
  redirect(withNews(accessPaths.home, 'password-policy-saved'))
}

/** Has the rules of the installation count again. */
export async function deletePasswordPolicy(): Promise<DeedState> {
  const next = withNews(accessPaths.home, 'password-policy-deleted')
  return runDeed(({ iam }) => iam.send(new DeleteAccountPasswordPolicyCommand({})), next)
}
