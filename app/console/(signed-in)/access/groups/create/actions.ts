'use server'

import { AttachGroupPolicyCommand, CreateGroupCommand } from '@aws-sdk/client-iam'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import type { GroupFormState } from '#components/console/access/group-form.tsx'
import { actInConsole } from '#lib/backend/console/ask-backend.ts'
import { blameFor, nameProblem } from '#lib/console/access/access-fields.ts'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import { chosenOf, problemsOf, readTyped, refusedForm, textOf } from '#lib/console/form-state.ts'

/** Makes a group with the policies that are ticked, and shows it. */
export async function createGroup(_before: GroupFormState, form: FormData): Promise<GroupFormState> {
  const state = await makeGroup(form)
  if (state.created === undefined) return state
  redirect(accessPaths.holder('group', 'users', state.created, { done: 'created' }))
}

/** The same on the way to a user, who is to join it. */
export async function createGroupHere(_before: GroupFormState, form: FormData): Promise<GroupFormState> {
  const state = await makeGroup(form)
  if (state.created !== undefined) revalidatePath(accessPaths.create('user'))
  return state
}

async function makeGroup(form: FormData): Promise<GroupFormState> {
  const typed = readTyped(form)
  const GroupName = textOf(typed, 'groupName')
  const problems = problemsOf({ groupName: nameProblem('group', GroupName) })
  if (Object.keys(problems).length > 0) return { typed, problems }
  const outcome = await actInConsole(async ({ iam }) => {
    await iam.send(new CreateGroupCommand({ GroupName }))
    for (const PolicyArn of chosenOf(typed, 'policies')) await iam.send(new AttachGroupPolicyCommand({ GroupName, PolicyArn }))
  })
  if ('answer' in outcome) return { created: GroupName }
  return refusedForm(typed, outcome, blameFor('groupName'))
}
