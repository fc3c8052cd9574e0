'use server'

import { AddUserToGroupCommand, RemoveUserFromGroupCommand } from '@aws-sdk/client-iam'
import { redirect } from 'next/navigation'
import { actInConsole } from '#lib/backend/console/ask-backend.ts'
import { runDeed } from '#lib/backend/console/run-deed.ts'
import { nameProblem } from '#lib/console/access/access-fields.ts'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import type { DeedState } from '#lib/console/deed.ts'
import { type FormState, problemsOf, readTyped, refusedForm, textOf } from '#lib/console/form-state.ts'
import { fieldOf } from '#lib/session/sign-in-form.ts'

/** Puts a user into the group. */
export async function addMember(GroupName: string, _before: FormState, form: FormData): Promise<FormState> {
  const typed = readTyped(form)
  const UserName = textOf(typed, 'userName')
  const problems = problemsOf({ userName: nameProblem('user', UserName) })
  if (Object.keys(problems).length > 0) return { typed, problems }
  const outcome = await actInConsole(({ iam }) => iam.send(new AddUserToGroupCommand({ GroupName, UserName })))
  if (!('answer' in outcome)) {
    return refusedForm(typed, outcome, ({ code, failure }) => (code.startsWith('NoSuchEntity') ? { userName: failure } : undefined))
  }
  redirect(accessPaths.holder('group', 'users', GroupName, { done: 'user-added' }))
}

/** Takes a user out of the group. */
export async function removeMember(GroupName: string, _before: DeedState, form: FormData): Promise<DeedState> {
  const command = new RemoveUserFromGroupCommand({ GroupName, UserName: fieldOf(form, 'userName') })
  return runDeed(({ iam }) => iam.send(command), accessPaths.holder('group', 'users', GroupName, { done: 'user-removed' }))
}
