'use server'

import {
  CreateAccessKeyCommand,
  CreateLoginProfileCommand,
  DeleteAccessKeyCommand,
  DeleteLoginProfileCommand,
  UpdateAccessKeyCommand,
  UpdateLoginProfileCommand,
} from '@aws-sdk/client-iam'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import type { NewAccessKeyState } from '#components/console/access/new-access-key.tsx'
import { findLoginProfile } from '#lib/backend/console/access-lists.ts'
import { actInConsole } from '#lib/backend/console/ask-backend.ts'
import { removeDevice } from '#lib/backend/console/belongings.ts'
import { runDeed } from '#lib/backend/console/run-deed.ts'
import { blameFor } from '#lib/console/access/access-fields.ts'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import type { DeedState } from '#lib/console/deed.ts'
import { type FormState, problemsOf, readTyped, refusedForm } from '#lib/console/form-state.ts'
import { newPasswordProblem } from '#lib/session/password-rules.ts'
import { fieldOf, passwordOf } from '#lib/session/sign-in-form.ts'

const pathOf = (name: string, done: string) => accessPaths.holder('user', 'credentials', name, { done })

/** Gives the user a password, or another one. */
export async function setPassword(UserName: string, _before: FormState, form: FormData): Promise<FormState> {
  const typed = readTyped(form)
  const Password = passwordOf(form)
  const problems = problemsOf({ password: newPasswordProblem(Password, undefined, UserName) })
  if (Object.keys(problems).length > 0) return { typed, problems }
  const outcome = await actInConsole(async (call) => {
    const input = { UserName, Password, PasswordResetRequired: typed.resetRequired !== undefined }
    if (await findLoginProfile(call, UserName)) await call.iam.send(new UpdateLoginProfileCommand(input))
    else await call.iam.send(new CreateLoginProfileCommand(input))
  })
  if (!('answer' in outcome)) return refusedForm(typed, outcome, blameFor('password'))
  redirect(pathOf(UserName, 'password-set'))
}

/** Keeps the user from signing in to the console. */
export async function removePassword(UserName: string): Promise<DeedState> {
  return runDeed(({ iam }) => iam.send(new DeleteLoginProfileCommand({ UserName })), pathOf(UserName, 'password-removed'))
}

/** Makes a key. Its secret goes into this answer and nowhere else. Who presses the button twice gets the same key. */
export async function createAccessKey(UserName: string, before: NewAccessKeyState): Promise<NewAccessKeyState> {
  if (before.created) return before
  const outcome = await actInConsole(({ iam }) => iam.send(new CreateAccessKeyCommand({ UserName })))
  if ('signedOut' in outcome) return { signedOut: true }
  if ('failure' in outcome) return { failure: outcome.failure }
  const { AccessKeyId = '', SecretAccessKey = '' } = outcome.answer.AccessKey ?? {}
  revalidatePath(accessPaths.holder('user', 'credentials', UserName))
  return { created: { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey } }
}

/** Lets a key count, or not. */
export async function setAccessKeyStatus(UserName: string, _before: DeedState, form: FormData): Promise<DeedState> {
  const Status = fieldOf(form, 'status') === 'Active' ? 'Active' : 'Inactive'
  const command = new UpdateAccessKeyCommand({ UserName, AccessKeyId: fieldOf(form, 'accessKeyId'), Status })
  return runDeed(({ iam }) => iam.send(command), pathOf(UserName, Status === 'Active' ? 'key-activated' : 'key-deactivated'))
}

export async function deleteAccessKey(UserName: string, _before: DeedState, form: FormData): Promise<DeedState> {
  const command = new DeleteAccessKeyCommand({ UserName, AccessKeyId: fieldOf(form, 'accessKeyId') })
  return runDeed(({ iam }) => iam.send(command), pathOf(UserName, 'key-deleted'))
}

/** Takes a device for one-time codes from the user. */
export async function removeUserDevice(UserName: string, _before: DeedState, form: FormData): Promise<DeedState> {
  const serialNumber = fieldOf(form, 'serialNumber')
  return runDeed((call) => removeDevice(call, UserName, serialNumber), pathOf(UserName, 'device-removed'))
}
