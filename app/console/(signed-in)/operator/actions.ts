'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { actInConsole } from '#lib/backend/console/ask-backend.ts'
import { createAccount } from '#lib/backend/console/operator.ts'
import { runDeed } from '#lib/backend/console/run-deed.ts'
import { accountProblems, type NewAccountState, readQuotas } from '#lib/console/account-form.ts'
import { confirmProblem, type DeedState } from '#lib/console/deed.ts'
import { withNews } from '#lib/console/news.ts'
import { type ShortFormState, shortFormState } from '#lib/console/short-form.ts'
import { consolePaths } from '#lib/routes.ts'
import { fieldOf } from '#lib/session/sign-in-form.ts'

const anything = z.object({})

/** A text of several lines: browsers send two characters for an end of line. */
function textOf(form: FormData, name: string): string {
  return fieldOf(form, name).replaceAll('\r\n', '\n')
}

export async function approveAlias(_before: ShortFormState, form: FormData): Promise<ShortFormState> {
  return decide('ApproveRegistryAlias', { name: fieldOf(form, 'alias') }, withNews(consolePaths.requests, 'approved'))
}

export async function rejectAlias(_before: ShortFormState, form: FormData): Promise<ShortFormState> {
  return reject('RejectRegistryAlias', { name: fieldOf(form, 'alias') }, form)
}

export async function approveVerification(_before: ShortFormState, form: FormData): Promise<ShortFormState> {
  return decide('ApproveVerification', verificationOf(form), withNews(consolePaths.requests, 'approved'))
}

export async function rejectVerification(_before: ShortFormState, form: FormData): Promise<ShortFormState> {
  return reject('RejectVerification', verificationOf(form), form)
}

/** The request as it was read: one that was written anew since is another one. */
function verificationOf(form: FormData) {
  return { accountId: fieldOf(form, 'accountId'), createdAt: Number(fieldOf(form, 'createdAt')) }
}

async function reject(operation: string, what: object, form: FormData): Promise<ShortFormState> {
  const reason = textOf(form, 'reason')
  if (!reason) return { problems: { reason: 'Say why: the publisher reads it.' } }
  return decide(operation, { ...what, reason }, withNews(consolePaths.requests, 'rejected'), { reason })
}

export async function resolveReport(_before: ShortFormState, form: FormData): Promise<ShortFormState> {
  const note = textOf(form, 'note')
  if (!note) return { problems: { note: 'Say what was done, also when that was nothing.' } }
  const input = { reportId: fieldOf(form, 'reportId'), note }
  return decide('ResolveReport', input, withNews(consolePaths.reports, 'report-closed'), { note })
}

/** The credentials are in the answer to the form and nowhere else. */
export async function addAccount(_before: NewAccountState, form: FormData): Promise<NewAccountState> {
  const fields = { name: fieldOf(form, 'name'), email: fieldOf(form, 'email') }
  const verified = form.has('verified')
  const typed = { ...fields, verified }
  const problems = accountProblems(fields)
  if (Object.keys(problems).length > 0) return { typed, problems }
  const outcome = await actInConsole(({ galleon }) => createAccount(galleon, { ...fields, verified }))
  if ('answer' in outcome) return { created: outcome.answer }
  if ('signedOut' in outcome) return { typed, signedOut: true }
  return outcome.code === 'EntityAlreadyExistsException'
    ? { typed, problems: { email: outcome.failure } }
    : { typed, failure: outcome.failure }
}

export async function setVerified(accountId: string, verified: boolean): Promise<ShortFormState> {
  const news = withNews(consolePaths.account(accountId), verified ? 'verified' : 'unverified')
  return decide('SetAccountVerified', { accountId, verified }, news)
}

export async function letGoOn(accountId: string): Promise<ShortFormState> {
  return decide('SetAccountSuspended', { accountId, suspended: false }, withNews(consolePaths.account(accountId), 'goes-on'))
}

/** Suspends an account, when its id was typed. */
export async function suspend(accountId: string, _before: DeedState, form: FormData): Promise<DeedState> {
  const problem = confirmProblem(form, accountId)
  if (problem) return { problems: { confirm: problem } }
  const input = { accountId, suspended: true }
  return runDeed(({ galleon }) => galleon('SetAccountSuspended', input, anything), withNews(consolePaths.account(accountId), 'suspended'))
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
    const input = { accountId, code, ...(value === undefined ? {} : { value }) }
    const outcome = await actInConsole(({ galleon }) => galleon('SetAccountQuota', input, anything))
    if (!('answer' in outcome))
      return shortFormState(outcome, fields, '', ({ code: kind }) => (kind.startsWith('InvalidParameter') ? code : undefined))
  }
  revalidatePath(consolePaths.account(accountId))
  return { done: 'The quotas are saved.' }
}

/** Does it and shows what came of it, or says why not and what was typed. */
async function decide(
  operation: string,
  input: object,
  nextPath: string,
  typed: Readonly<Record<string, string>> = {},
): Promise<ShortFormState> {
  return { ...(await runDeed(({ galleon }) => galleon(operation, input, anything), nextPath)), fields: typed }
}
