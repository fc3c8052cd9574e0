'use server'

import { ChangePasswordCommand, CreateVirtualMFADeviceCommand, EnableMFADeviceCommand } from '@aws-sdk/client-iam'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { actInConsole } from '#lib/backend/console/ask-backend.ts'
import { removeDevice as takeDevice } from '#lib/backend/console/belongings.ts'
import { readPasswordRules } from '#lib/backend/console/password-policy.ts'
import { consolePaths } from '#lib/routes.ts'
import type { Who } from '#lib/session/console-session.ts'
import { passwordCharsMin } from '#lib/session/password-chars.ts'
import { newPasswordProblem } from '#lib/session/password-rules.ts'
import {
  type DeviceFormState,
  deviceCalled,
  deviceName,
  type PasswordFormState,
  passwordProblems,
  type RemoveDeviceState,
} from '#lib/session/security-form.ts'
import { readSession } from '#lib/session/session-cookies.ts'
import { fieldOf, passwordOf } from '#lib/session/sign-in-form.ts'

const themselves = { as: 'themselves' } as const

/** Another password for who is signed in; their other sessions end. */
export async function changeOwnPassword(_before: PasswordFormState, form: FormData): Promise<PasswordFormState> {
  const [oldPassword, newPassword, repeated] = ['oldPassword', 'newPassword', 'repeated'].map((name) => passwordOf(form, name)) as [
    string,
    string,
    string,
  ]
  const isRoot = (await readSession())?.who.type === 'root'
  const problems = passwordProblems({ oldPassword, newPassword, repeated }, await problemOf(newPassword, isRoot))
  if (Object.keys(problems).length > 0) return { problems }
  const outcome = await actInConsole(async ({ iam, galleon, session }) => {
    if (session.who.type === 'root') await galleon('ChangeRootPassword', { oldPassword, newPassword })
    else await iam.send(new ChangePasswordCommand({ OldPassword: oldPassword, NewPassword: newPassword }))
  }, themselves)
  if ('answer' in outcome) return { problems: {}, done: true }
  if ('signedOut' in outcome) return { problems: {}, signedOut: true }
  if (outcome.code.startsWith('PasswordPolicyViolation')) return { problems: { newPassword: outcome.failure } }
  if (outcome.failure === 'The old password was incorrect.') return { problems: { oldPassword: outcome.failure } }
  return { problems: {}, failure: outcome.failure }
}

async function problemOf(newPassword: string, isRoot: boolean): Promise<string | undefined> {
  if (isRoot) return newPassword.length < passwordCharsMin.root ? `Choose one of at least ${passwordCharsMin.root} characters.` : undefined
  const found = await actInConsole(readPasswordRules, themselves)
  return newPasswordProblem(newPassword, 'answer' in found ? found.answer : undefined)
}

/** First makes a device, then has it show two codes. The form says which: it has the device, or only a name. */
export async function addDevice(_before: DeviceFormState, form: FormData): Promise<DeviceFormState> {
  const name = fieldOf(form, 'deviceName')
  const serialNumber = fieldOf(form, 'serialNumber')
  return serialNumber ? enableDevice(name, { serialNumber, seed: fieldOf(form, 'seed') }, form) : makeDevice(name)
}

async function makeDevice(name: string): Promise<DeviceFormState> {
  if (!/^[\w+=,.@-]{1,128}$/.test(name)) {
    return { name, problems: { deviceName: 'Write a name of letters, digits and _ + = , . @ -, such as phone.' } }
  }
  const outcome = await actInConsole(({ iam }) => iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: name })), themselves)
  if (!('answer' in outcome)) {
    if ('code' in outcome && outcome.code.startsWith('EntityAlreadyExists')) {
      return { name, problems: { deviceName: 'The account has a device of this name already: choose another one.' } }
    }
    return { name, problems: {}, ...outcome }
  }
  const { SerialNumber = '', Base32StringSeed } = outcome.answer.VirtualMFADevice ?? {}
  return { name, problems: {}, device: { serialNumber: SerialNumber, seed: Buffer.from(Base32StringSeed ?? []).toString() } }
}

async function enableDevice(name: string, device: NonNullable<DeviceFormState['device']>, form: FormData): Promise<DeviceFormState> {
  const [code1, code2] = [fieldOf(form, 'code1').replaceAll(/\s/g, ''), fieldOf(form, 'code2').replaceAll(/\s/g, '')]
  const wrong = 'Write six digits.'
  const problems = { ...(/^\d{6}$/.test(code1) ? {} : { code1: wrong }), ...(/^\d{6}$/.test(code2) ? {} : { code2: wrong }) }
  if (Object.keys(problems).length > 0) return { name, device, problems }
  const outcome = await actInConsole(
    ({ iam, session }) =>
      iam.send(
        new EnableMFADeviceCommand({
          UserName: ownName(session.who),
          SerialNumber: device.serialNumber,
          AuthenticationCode1: code1,
          AuthenticationCode2: code2,
        }),
      ),
    themselves,
  )
  if ('answer' in outcome) {
    revalidatePath(consolePaths.security)
    return { name: '', problems: {}, added: deviceName(device.serialNumber) }
  }
  if ('code' in outcome && outcome.code.startsWith('InvalidAuthenticationCode')) {
    const problem = 'These are not two codes that follow one another. Wait for the next one, and write both anew.'
    return { name, device, problems: { code1: problem } }
  }
  return { name, device, problems: {}, ...outcome }
}

/** Takes a device away from who is signed in, and removes it. */
export async function removeDevice(_before: RemoveDeviceState, form: FormData): Promise<RemoveDeviceState> {
  const serialNumber = fieldOf(form, 'serialNumber')
  const outcome = await actInConsole((call) => takeDevice(call, ownName(call.session.who), serialNumber), themselves)
  if ('signedOut' in outcome) redirect(consolePaths.signInFor(consolePaths.security, true))
  if ('failure' in outcome) return { failure: outcome.failure }
  revalidatePath(consolePaths.security)
  return { removed: deviceCalled(serialNumber) }
}

/** By which IAM knows them: the root user gives the account's id. */
function ownName({ type, userName, accountId }: Who): string {
  return type === 'user' && userName ? userName : accountId
}
