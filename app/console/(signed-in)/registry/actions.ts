'use server'

import { PutRegistryCatalogDataCommand } from '@aws-sdk/client-ecr-public'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { actInConsole } from '#lib/backend/console/ask-backend.ts'
import { runDeed } from '#lib/backend/console/run-deed.ts'
import { confirmProblem, type DeedState } from '#lib/console/deed.ts'
import { answeredForm, type FormState, readTyped, refusedForm, textOf } from '#lib/console/form-state.ts'
import { type News, withNews } from '#lib/console/news.ts'
import { verificationTextChars } from '#lib/console/operator-texts.ts'
import { consolePaths } from '#lib/routes.ts'

export async function saveDisplayName(_before: FormState, form: FormData): Promise<FormState> {
  const typed = readTyped(form)
  const displayName = textOf(typed, 'displayName')
  const outcome = await actInConsole(({ ecrPublic }) => ecrPublic.send(new PutRegistryCatalogDataCommand({ displayName })))
  if ('answer' in outcome) revalidatePath(consolePaths.registry)
  const done = displayName ? 'The display name is saved.' : 'The registry has no display name any more.'
  return answeredForm(typed, outcome, done, blameFor('displayName'))
}

export async function requestAlias(_before: FormState, form: FormData): Promise<FormState> {
  const typed = readTyped(form)
  const name = textOf(typed, 'alias')
  if (!name) return { typed, problems: { alias: 'Write the alias that you would like, such as harbour-works.' } }
  const outcome = await askGalleon('RequestRegistryAlias', { name })
  return answeredForm(typed, outcome, `The alias ${name} is asked for.`, blameFor('alias'))
}

export async function makePrimary(_before: FormState, form: FormData): Promise<FormState> {
  return leadOn('SetPrimaryRegistryAlias', { name: textOf(readTyped(form), 'alias') }, 'alias-primary')
}

export async function cancelAlias(_before: FormState, form: FormData): Promise<FormState> {
  return leadOn('CancelRegistryAliasRequest', { name: textOf(readTyped(form), 'alias') }, 'alias-cancelled')
}

/** Gives an alias up, when its name was typed. */
export async function retireAlias(name: string, _before: DeedState, form: FormData): Promise<DeedState> {
  const problem = confirmProblem(form, name)
  if (problem) return { problems: { confirm: problem } }
  return leadOn('RetireRegistryAlias', { name }, 'alias-retired')
}

export async function saveSettings(_before: FormState, form: FormData): Promise<FormState> {
  const outcome = await askGalleon('PutRegistrySettings', { createOnPush: form.has('createOnPush') })
  return answeredForm(readTyped(form), outcome, 'The setting is saved.')
}

export async function askForVerification(_before: FormState, form: FormData): Promise<FormState> {
  const typed = readTyped(form)
  const text = textOf(typed, 'text')
  if (text.length < verificationTextChars.min) {
    const problem = `Write at least ${verificationTextChars.min} characters: who you are, and where the operator can see it.`
    return { typed, problems: { text: problem } }
  }
  const outcome = await askGalleon('RequestVerification', { text })
  if ('answer' in outcome) redirect(withNews(consolePaths.registry, 'verification-asked'))
  return refusedForm(typed, outcome, blameFor('text'))
}

export async function cancelVerification(): Promise<FormState> {
  return leadOn('CancelVerificationRequest', {}, 'verification-cancelled')
}

/** For what takes its own form away: the page tells that it was done. */
function leadOn(operation: string, input: object, news: News): Promise<DeedState> {
  return runDeed(({ galleon }) => galleon(operation, input), withNews(consolePaths.registry, news))
}

async function askGalleon(operation: string, input: object) {
  const outcome = await actInConsole(({ galleon }) => galleon(operation, input))
  if ('answer' in outcome) revalidatePath(consolePaths.registry)
  return outcome
}

/** What is wrong with the one field stands at it; what has to do with permissions does not. */
function blameFor(field: string) {
  return ({ code, failure }: { readonly code: string; readonly failure: string }) =>
    code.startsWith('AccessDenied') || code === 'Unavailable' ? undefined : { [field]: failure }
}
