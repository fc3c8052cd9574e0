'use server'

import { AddUserToGroupCommand, CreateLoginProfileCommand, CreateUserCommand } from '@aws-sdk/client-iam'
import { redirect } from 'next/navigation'
import { actInConsole, type ConsoleCall } from '#lib/backend/console/ask-backend.ts'
import { readPasswordRules } from '#lib/backend/console/password-policy.ts'
import { isSessionEnd, refusalOf } from '#lib/backend/console/refusal.ts'
import { blameFor, nameProblem } from '#lib/console/access/access-fields.ts'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import { chosenOf, type FormState, problemsOf, readTyped, refusedForm, textOf } from '#lib/console/form-state.ts'
import { readTags, repeatedKeyProblem } from '#lib/console/tags-form.ts'
import { newPasswordProblem } from '#lib/session/password-rules.ts'
import { passwordOf } from '#lib/session/sign-in-form.ts'

/** Makes a user with what the form gives them: a password, groups, tags. */
export async function createUser(_before: FormState, form: FormData): Promise<FormState> {
  const typed = readTyped(form)
  const UserName = textOf(typed, 'userName')
  const password = typed.consoleAccess ? passwordOf(form) : undefined
  const tags = readTags(form)
  const problems = problemsOf({
    userName: nameProblem('user', UserName),
    password: password === undefined ? undefined : await passwordProblem(password, UserName),
    tags: repeatedKeyProblem(tags),
  })
  if (Object.keys(problems).length > 0) return { typed, problems }
  const outcome = await actInConsole(async (call) => {
    await call.iam.send(new CreateUserCommand({ UserName, Tags: tags.map(({ key: Key, value: Value }) => ({ Key, Value })) }))
    return giveRest(call, UserName, { password, resetRequired: typed.resetRequired !== undefined, groups: chosenOf(typed, 'groups') })
  })
  if (!('answer' in outcome)) return refusedForm(typed, outcome, blameFor('userName'))
  if (outcome.answer !== undefined) {
    return {
      typed,
      failure: `The user ${UserName} is created, but lacks some of this: ${outcome.answer} Go on at their page, below Users.`,
    }
  }
  redirect(accessPaths.holder('user', 'permissions', UserName, { done: 'created' }))
}

/** Asked before there is a user, who would else be without a password. */
async function passwordProblem(password: string, userName: string): Promise<string | undefined> {
  const found = await actInConsole(readPasswordRules)
  return newPasswordProblem(password, 'answer' in found ? found.answer : undefined, userName)
}

interface Rest {
  readonly password: string | undefined
  readonly resetRequired: boolean
  readonly groups: readonly string[]
}

/** Answers why not, when there is now a user without all of it. */
async function giveRest({ iam }: ConsoleCall, UserName: string, { password, resetRequired, groups }: Rest): Promise<string | undefined> {
  try {
    if (password !== undefined) {
      await iam.send(new CreateLoginProfileCommand({ UserName, Password: password, PasswordResetRequired: resetRequired }))
    }
    for (const GroupName of groups) await iam.send(new AddUserToGroupCommand({ UserName, GroupName }))
    return undefined
  } catch (error) {
    if (isSessionEnd(error)) return 'Your session has ended.'
    return refusalOf(error).failure
  }
}
