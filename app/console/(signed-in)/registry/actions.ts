'use server'

import { PutRegistryCatalogDataCommand } from '@aws-sdk/client-ecr-public'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { actInConsole } from '#lib/backend/console/ask-backend.ts'
import { confirmProblem, type DeedState } from '#lib/console/deed.ts'
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
  const name = fieldOf(form, 'alias')
  return shortFormState(await galleonDeed('SetPrimaryRegistryAlias', { name }), {}, `${name} is the primary alias now.`)
}

export async function cancelAlias(_before: ShortFormState, form: FormData): Promise<ShortFormState> {
  const name = fieldOf(form, 'alias')
  return shortFormState(await galleonDeed('CancelRegistryAliasRequest', { name }), {}, `The request for ${name} is gone.`)
}

/** Gives an alias up, when its name was typed. */
export async function retireAlias(name: string, _before: DeedState, form: FormData): Promise<DeedState> {
  const problem = confirmProblem(form, name)
  if (problem) return { problems: { confirm: problem } }
  const outcome = await galleonDeed('RetireRegistryAlias', { name })
  if ('signedOut' in outcome) return { signedOut: true }
  if ('failure' in outcome) return { failure: outcome.failure }
  redirect(`${consolePaths.registry}?${new URLSearchParams({ retired: name })}`)
}

export async function saveSettings(_before: ShortFormState, form: FormData): Promise<ShortFormState> {
  const createOnPush = fieldOf(form, 'createOnPush')
  const outcome = await galleonDeed('PutRegistrySettings', { createOnPush: createOnPush === 'yes' })
  return shortFormState(outcome, { createOnPush }, 'The setting is saved.')
}

export async function askForVerification(_before: ShortFormState, form: FormData): Promise<ShortFormState> {
  const text = fieldOf(form, 'text').replaceAll('\r\n', '\n')
  if (text.length < 20) {
    return { fields: { text }, problems: { text: 'Write at least 20 characters: who you are, and where the operator can see it.' } }
  }
  return shortFormState(await galleonDeed('RequestVerification', { text }), { text }, 'The operator is asked.', blameOf('text'))
}

export async function cancelVerification(): Promise<ShortFormState> {
  return shortFormState(await galleonDeed('CancelVerificationRequest', {}), {}, 'The request is taken back.')
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
