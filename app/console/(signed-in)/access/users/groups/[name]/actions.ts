'use server'

import { AddUserToGroupCommand, RemoveUserFromGroupCommand } from '@aws-sdk/client-iam'
import { redirect } from 'next/navigation'
import { actInConsole } from '#lib/backend/console/ask-backend.ts'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import { chosenOf, type FormState, readTyped, refusedForm } from '#lib/console/form-state.ts'

/** Adds the user to groups that were ticked and takes them out of those that no longer are; what the page did not show stays. */
export async function saveGroups(UserName: string, _before: FormState, form: FormData): Promise<FormState> {
  const typed = readTyped(form)
  const [shown, chosen] = [chosenOf(typed, 'shown'), chosenOf(typed, 'groups')]
  const outcome = await actInConsole(async ({ iam }) => {
    // First out, since a user has ten groups at most.
    for (const GroupName of shown.filter((name) => !chosen.includes(name))) {
      await iam.send(new RemoveUserFromGroupCommand({ UserName, GroupName }))
    }
    for (const GroupName of chosen.filter((name) => !shown.includes(name))) {
      await iam.send(new AddUserToGroupCommand({ UserName, GroupName }))
    }
  })
  if (!('answer' in outcome)) return refusedForm(typed, outcome)
  redirect(accessPaths.holder('user', 'groups', UserName, { done: 'groups-saved' }))
}
