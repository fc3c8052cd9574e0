'use server'

import { revalidatePath } from 'next/cache'
import { actInConsole } from '#lib/backend/console/ask-backend.ts'
import { createAccount } from '#lib/backend/console/operator.ts'
import { runDeed } from '#lib/backend/console/run-deed.ts'
import { accountProblems, type NewAccountState, readQuotas } from '#lib/console/account-form.ts'
import { confirmProblem, type DeedState } from '#lib/console/deed.ts'
import { type FormState, readTyped, refusedForm, type Typed, textOf } from '#lib/console/form-state.ts'
import { withNews } from '#lib/console/news.ts'
import { consolePaths } from '#lib/routes.ts'

export async function approveAlias(_before: FormState, form: FormData): Promise<FormState> {
  return decide('ApproveRegistryAlias', aliasOf(readTyped(form)), withNews(consolePaths.requests, 'approved'))
}

export async function rejectAlias(_before: FormState, form: FormData): Promise<FormState> {
  const typed = readTyped(form)
  return reject('RejectRegistryAlias', aliasOf(typed), typed)
}

export async function approveVerification(_before: FormState, form: FormData): Promise<FormState> {
  return decide('ApproveVerification', verificationOf(readTyped(form)), withNews(consolePaths.requests, 'approved'))
}

export async function rejectVerification(_before: FormState, form: FormData): Promise<FormState> {
  const typed = readTyped(form)
  return reject('RejectVerification', verificationOf(typed), typed)
}

const aliasOf = (typed: Typed) => ({ name: textOf(typed, 'alias') })

/** The request as it was read: one that was written anew since is another one. */
const verificationOf = (typed: Typed) => ({ accountId: textOf(typed, 'accountId'), createdAt: Number(textOf(typed, 'createdAt')) })

async function reject(operation: string, what: object, typed: Typed): Promise<FormState> {
  const reason = textOf(typed, 'reason')
  if (!reason) return { typed, problems: { reason: 'Say why: the publisher reads it.' } }
  return decide(operation, { ...what, reason }, withNews(consolePaths.requests, 'rejected'), typed)
}

export async function resolveReport(_before: FormState, form: FormData): Promise<FormState> {
  const typed = readTyped(form)
  const note = textOf(typed, 'note')
  if (!note) return { typed, problems: { note: 'Say what was done, also when that was nothing.' } }
  return decide('ResolveReport', { reportId: textOf(typed, 'reportId'), note }, withNews(consolePaths.reports, 'report-closed'), typed)
}

/** The credentials are in the answer to the form and nowhere else. */
export async function addAccount(_before: NewAccountState, form: FormData): Promise<NewAccountState> {
  const typed = readTyped(form)
  const fields = { name: textOf(typed, 'name'), email: textOf(typed, 'email') }
  const problems = accountProblems(fields)
  if (Object.keys(problems).length > 0) return { typed, problems }
  const outcome = await actInConsole(({ galleon }) => createAccount(galleon, { ...fields, verified: form.has('verified') }))
  if ('answer' in outcome) return { created: outcome.answer }
  return refusedForm(typed, outcome, ({ code, failure }) => (code === 'EntityAlreadyExistsException' ? { email: failure } : undefined))
}

export async function setVerified(accountId: string, verified: boolean): Promise<FormState> {
  const news = withNews(consolePaths.account(accountId), verified ? 'verified' : 'unverified')
  return decide('SetAccountVerified', { accountId, verified }, news)
}

export async function letGoOn(accountId: string): Promise<FormState> {
  return decide('SetAccountSuspended', { accountId, suspended: false }, withNews(consolePaths.account(accountId), 'goes-on'))
}

/** Suspends an account, when its id was typed. */
export async function suspend(accountId: string, _before: DeedState, form: FormData): Promise<DeedState> {
  const problem = confirmProblem(form, accountId)
  if (problem) return { problems: { confirm: problem } }
  const input = { accountId, suspended: true }
  return runDeed(({ galleon }) => galleon('SetAccountSuspended', input), withNews(consolePaths.account(accountId), 'suspended'))
}

/** Asks for a garbage collection, which a server begins within seconds. */
export async function collectNow(): Promise<DeedState> {
  return runDeed(({ galleon }) => galleon('CollectGarbage', {}), withNews(consolePaths.garbage, 'collecting'))
}

/** An empty field gives the default again. */
export async function saveQuotas(accountId: string, codes: readonly string[], _before: FormState, form: FormData): Promise<FormState> {
  const typed = readTyped(form)
  const { values, problems } = readQuotas(typed, codes)
  if (Object.keys(problems).length > 0) return { typed, problems }
  for (const [code, value] of values) {
    const input = { accountId, code, ...(value === undefined ? {} : { value }) }
    const outcome = await actInConsole(({ galleon }) => galleon('SetAccountQuota', input))
    if ('answer' in outcome) continue
    return refusedForm(typed, outcome, (refused) => (refused.code.startsWith('InvalidParameter') ? { [code]: refused.failure } : undefined))
  }
  revalidatePath(consolePaths.account(accountId))
  return { done: 'The quotas are saved.' }
}

/** Does it and shows what came of it, or says why not and what was typed. */
async function decide(operation: string, input: object, nextPath: string, typed: Typed = {}): Promise<FormState> {
  return { ...(await runDeed(({ galleon }) => galleon(operation, input), nextPath)), typed }
}
