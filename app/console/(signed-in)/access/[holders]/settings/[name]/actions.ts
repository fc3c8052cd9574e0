'use server'

import { UpdateGroupCommand, UpdateRoleCommand, UpdateUserCommand } from '@aws-sdk/client-iam'
import { redirect } from 'next/navigation'
import { actInConsole } from '#lib/backend/console/ask-backend.ts'
import { nameProblem, sessionHoursProblem } from '#lib/console/access/access-fields.ts'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import { type FormState, readTyped, refusedForm, textOf } from '#lib/console/form-state.ts'

/** Gives a user or group another name. */
export async function rename(kind: 'user' | 'group', name: string, _before: FormState, form: FormData): Promise<FormState> {
  const typed = readTyped(form)
  const newName = textOf(typed, 'newName')
  const problem = nameProblem(kind, newName)
  if (problem) return { typed, problems: { newName: problem } }
  const outcome = await actInConsole(async ({ iam }) => {
    if (kind === 'user') await iam.send(new UpdateUserCommand({ UserName: name, NewUserName: newName }))
    else await iam.send(new UpdateGroupCommand({ GroupName: name, NewGroupName: newName }))
  })
  // The page of the old name is no more.
  if ('answer' in outcome) redirect(accessPaths.holder(kind, 'settings', newName, { done: 'saved' }))
  return refusedForm(typed, outcome, ({ code, failure }) => (code.startsWith('EntityAlreadyExists') ? { newName: failure } : undefined))
}

/** Says what a role is for, and how long it may last. */
export async function saveRole(RoleName: string, _before: FormState, form: FormData): Promise<FormState> {
  const typed = readTyped(form)
  const [Description, hours] = [textOf(typed, 'description'), textOf(typed, 'hours')]
  const problem = sessionHoursProblem(hours)
  if (problem) return { typed, problems: { hours: problem } }
  const command = new UpdateRoleCommand({ RoleName, Description, MaxSessionDuration: Math.round(Number(hours) * 3600) })
  const outcome = await actInConsole(({ iam }) => iam.send(command))
  if ('answer' in outcome) redirect(accessPaths.holder('role', 'settings', RoleName, { done: 'saved' }))
  return refusedForm(typed, outcome)
}
