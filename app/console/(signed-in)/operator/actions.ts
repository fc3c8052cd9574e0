'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { actInConsole } from '#lib/backend/console/ask-backend.ts'
import { createAccount } from '#lib/backend/console/operator.ts'
import { accountProblems, type NewAccountState, readQuotas } from '#lib/console/account-form.ts'
import { confirmProblem, type DeedState } from '#lib/console/deed.ts'
import { type ShortFormState, shortFormState } from '#lib/console/short-form.ts'
import { consolePaths } from '#lib/routes.ts'
import { fieldOf } from '#lib/session/sign-in-form.ts'

const anything = z.object({})

export async function approveAlias(_before: ShortFormState, form: FormData): Promise<ShortFormState> {
  const name = fieldOf(form, 'alias')
  return shortFormState(await operatorDeed('ApproveRegistryAlias', { name }, consolePaths.requests), {}, `${name} is approved.`)
}

export async function rejectAlias(_before: ShortFormState, form: FormData): Promise<ShortFormState> {
  return reject(form, 'RejectRegistryAlias', { name: fieldOf(form, 'alias') })
}

export async function approveVerification(_before: ShortFormState, form: FormData): Promise<ShortFormState> {
  const accountId = fieldOf(form, 'accountId')
  return shortFormState(await operatorDeed('ApproveVerification', { accountId }, consolePaths.requests), {}, 'The account is verified.')
}

export async function rejectVerification(_before: ShortFormState, form: FormData): Promise<ShortFormState> {
  return reject(form, 'RejectVerification', { accountId: fieldOf(form, 'accountId') })
}

async function reject(form: FormData, operation: string, what: object): Promise<ShortFormState> {
  const reason = fieldOf(form, 'reason').replaceAll('\r\n', '\n')
  if (!reason) return { problems: { reason: 'Say why: the publisher reads it.' } }
  return shortFormState(await operatorDeed(operation, { ...what, reason }, consolePaths.requests), { reason }, 'The request is rejected.')
}

export async function resolveReport(_before: ShortFormState, form: FormData): Promise<ShortFormState> {
  const note = fieldOf(form, 'note').replaceAll('\r\n', '\n')
  if (!note) return { problems: { note: 'Say what was done, also when that was nothing.' } }
  const outcome = await operatorDeed('ResolveReport', { reportId: fieldOf(form, 'reportId'), note }, consolePaths.reports)
  return shortFormState(outcome, { note }, 'The report is closed.')
}

/** The credentials are in the answer to the form and nowhere else. */
export async function addAccount(_before: NewAccountState, form: FormData): Promise<NewAccountState> {
  const fields = { name: fieldOf(form, 'name'), email: fieldOf(form, 'email') }
  const [verified, operator] = [fieldOf(form, 'verified') === 'yes', fieldOf(form, 'operator') === 'yes']
  const typed = { ...fields, verified, operator }
  const problems = accountProblems(fields)
  if (Object.keys(problems).length > 0) return { typed, problems }
  const outcome = await actInConsole(({ galleon }) => createAccount(galleon, { ...fields, verified, operator }))
  if ('answer' in outcome) return { created: outcome.answer }
  if ('signedOut' in outcome) return { typed, signedOut: true }
  return outcome.failure.includes('e-mail address') ? { typed, problems: { email: outcome.failure } } : { typed, failure: outcome.failure }
}

export async function setVerified(accountId: string, verified: boolean): Promise<ShortFormState> {
  const outcome = await operatorDeed('SetAccountVerified', { accountId, verified }, consolePaths.account(accountId))
  return shortFormState(outcome, {}, verified ? 'The account is verified.' : 'The account is not verified any more.')
}

export async function letGoOn(accountId: string): Promise<ShortFormState> {
  const outcome = await operatorDeed('SetAccountSuspended', { accountId, suspended: false }, consolePaths.account(accountId))
  return shortFormState(outcome, {}, 'The account goes on.')
}

/** Suspends an account, when its id was typed. */
export async function suspend(accountId: string, _before: DeedState, form: FormData): Promise<DeedState> {
  const problem = confirmProblem(form, accountId)
  if (problem) return { problems: { confirm: problem } }
  const outcome = await operatorDeed('SetAccountSuspended', { accountId, suspended: true }, consolePaths.account(accountId))
  if ('signedOut' in outcome) return { signedOut: true }
  if ('failure' in outcome) return { failure: outcome.failure }
  redirect(consolePaths.account(accountId))
}

/** An empty field gives the default again. */
export async function saveQuotas(
  accountId: string,
  codes: readonly string[],
  _before: ShortFormState,
  form: FormData,
): Promise<ShortFormState> {
  const { fields, values, problems } = readQuotas(form, codes)
  if (Object.keys(problems).length > 0) return { fields, problems }
  for (const [code, value] of values) {
    const outcome = await operatorDeed(
      'SetAccountQuota',
      { accountId, code, ...(value === undefined ? {} : { value }) },
      consolePaths.account(accountId),
    )
    if (!('answer' in outcome))
      return shortFormState(outcome, fields, '', ({ code: kind }) => (kind.startsWith('InvalidParameter') ? code : undefined))
  }
  return { done: 'The quotas are saved.' }
}

async function operatorDeed(operation: string, input: object, shownAt: string) {
  const outcome = await actInConsole(({ galleon }) => galleon(operation, input, anything))
  if ('answer' in outcome) revalidatePath(shownAt)
  return outcome
}
