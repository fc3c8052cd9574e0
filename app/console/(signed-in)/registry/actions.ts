'use server'

import { PutRegistryCatalogDataCommand } from '@aws-sdk/client-ecr-public'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { actInConsole } from '#lib/backend/console/ask-backend.ts'
import { runDeed } from '#lib/backend/console/run-deed.ts'
import { confirmProblem, type DeedState } from '#lib/console/deed.ts'
import { type News, withNews } from '#lib/console/news.ts'
import { type ShortFormState, shortFormState } from '#lib/console/short-form.ts'
import { consolePaths } from '#lib/routes.ts'
import { fieldOf } from '#lib/session/sign-in-form.ts'

const anything = z.object({})

export async function saveDisplayName(_before: ShortFormState, form: FormData): Promise<ShortFormState> {
  const displayName = fieldOf(form, 'displayName')
  const outcome = await actInConsole(({ ecrPublic }) => ecrPublic.send(new PutRegistryCatalogDataCommand({ displayName })))
  if ('answer' in outcome) revalidatePath(consolePaths.registry)
  return shortFormState(
    outcome,
    { displayName },
    displayName ? 'The display name is saved.' : 'The registry has no display name any more.',
    blameOf('displayName'),
  )
}

export async function requestAlias(_before: ShortFormState, form: FormData): Promise<ShortFormState> {
  const alias = fieldOf(form, 'alias')
  if (!alias) return { problems: { alias: 'Write the alias that you would like, such as harbour-works.' } }
  const outcome = await galleonDeed('RequestRegistryAlias', { name: alias })
  return shortFormState(outcome, { alias }, `The alias ${alias} is asked for.`, blameOf('alias'))
}

export async function makePrimary(_before: ShortFormState, form: FormData): Promise<ShortFormState> {
  return leadOn('SetPrimaryRegistryAlias', { name: fieldOf(form, 'alias') }, 'alias-primary')
}

export async function cancelAlias(_before: ShortFormState, form: FormData): Promise<ShortFormState> {
  return leadOn('CancelRegistryAliasRequest', { name: fieldOf(form, 'alias') }, 'alias-cancelled')
}

/** Gives an alias up, when its name was typed. */
export async function retireAlias(name: string, _before: DeedState, form: FormData): Promise<DeedState> {
  const problem = confirmProblem(form, name)
  if (problem) return { problems: { confirm: problem } }
  return leadOn('RetireRegistryAlias', { name }, 'alias-retired')
}

export async function saveSettings(_before: ShortFormState, form: FormData): Promise<ShortFormState> {
  const createOnPush = form.has('createOnPush')
  const outcome = await galleonDeed('PutRegistrySettings', { createOnPush })
  return shortFormState(outcome, { createOnPush: createOnPush ? 'yes' : '' }, 'The setting is saved.')
}

export async function askForVerification(_before: ShortFormState, form: FormData): Promise<ShortFormState> {
  const text = fieldOf(form, 'text').replaceAll('\r\n', '\n')
  if (text.length < 20) {
    return { fields: { text }, problems: { text: 'Write at least 20 characters: who you are, and where the operator can see it.' } }
  }
  const outcome = await galleonDeed('RequestVerification', { text })
  if ('answer' in outcome) redirect(withNews(consolePaths.registry, 'verification-asked'))
  return shortFormState(outcome, { text }, '', blameOf('text'))
}

export async function cancelVerification(): Promise<ShortFormState> {
  return leadOn('CancelVerificationRequest', {}, 'verification-cancelled')
}

/** For what takes its own form away: the page tells that it was done. */
function leadOn(operation: string, input: object, news: News): Promise<DeedState> {
  return runDeed(({ galleon }) => galleon(operation, input, anything), withNews(consolePaths.registry, news))
}

async function galleonDeed(operation: string, input: object) {
  const outcome = await actInConsole(({ galleon }) => galleon(operation, input, anything))
  if ('answer' in outcome) revalidatePath(consolePaths.registry)
  return outcome
}

/** What is wrong with the one field stands at it; what has to do with permissions does not. */
function blameOf(field: string) {
  return ({ code }: { readonly code: string }) => (code.startsWith('AccessDenied') || code === 'Unavailable' ? undefined : field)
}
