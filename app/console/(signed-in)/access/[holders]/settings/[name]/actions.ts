'use server'

import { UpdateGroupCommand, UpdateRoleCommand, UpdateUserCommand } from '@aws-sdk/client-iam'
import { redirect } from 'next/navigation'
import { actInConsole } from '#lib/backend/console/ask-backend.ts'
import { nameProblem, sessionHoursProblem } from '#lib/console/access/access-fields.ts'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import { type ShortFormState, shortFormState } from '#lib/console/short-form.ts'
import { fieldOf } from '#lib/session/sign-in-form.ts'

/** Gives a user or group another name. */
export async function rename(kind: 'user' | 'group', name: string, _before: ShortFormState, form: FormData): Promise<ShortFormState> {
  const fields = { newName: fieldOf(form, 'newName') }
  const { newName } = fields
  const problem = nameProblem(kind, newName)
  if (problem) return { fields, problems: { newName: problem } }
  const outcome = await actInConsole(async ({ iam }) => {
    if (kind === 'user') await iam.send(new UpdateUserCommand({ UserName: name, NewUserName: newName }))
    else await iam.send(new UpdateGroupCommand({ GroupName: name, NewGroupName: newName }))
  })
  // The page of the old name is no more.
  if ('answer' in outcome) redirect(accessPaths.holder(kind, 'settings', newName, { done: 'saved' }))
  return shortFormState(outcome, fields, '', ({ code }) => (code.startsWith('EntityAlreadyExists') ? 'newName' : undefined))
}

/** Says what a role is for, and how long it may last. */
export async function saveRole(RoleName: string, _before: ShortFormState, form: FormData): Promise<ShortFormState> {
  const fields = { description: fieldOf(form, 'description'), hours: fieldOf(form, 'hours') }
  const problem = sessionHoursProblem(fields.hours)
  if (problem) return { fields, problems: { hours: problem } }
  const MaxSessionDuration = Math.round(Number(fields.hours) * 3600)
  const command = new UpdateRoleCommand({ RoleName, Description: fields.description, MaxSessionDuration })
  const outcome = await actInConsole(({ iam }) => iam.send(command))
  if ('answer' in outcome) redirect(accessPaths.holder('role', 'settings', RoleName, { done: 'saved' }))
  return shortFormState(outcome, fields, '')
}
