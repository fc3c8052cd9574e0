'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { actInConsole } from '#lib/backend/console/ask-backend.ts'
import { consolePaths } from '#lib/routes.ts'
import { creationOptions, type PasskeyAnswer, passkeyAnswer } from '#lib/session/passkey-answer.ts'
import { deviceName, type NewPasskeyRequest, type PasskeyFormState, passkeyProblems } from '#lib/session/security-form.ts'
import { fieldOf, passwordOf } from '#lib/session/sign-in-form.ts'

const themselves = { as: 'themselves' } as const
const asked = z.object({ options: creationOptions, challenge: z.string() })
const made = z.object({ serialNumber: z.string() })

/** What to ask an authenticator for, so that it makes a passkey of this name; or what is wrong with the form. */
export async function beginPasskey(form: FormData): Promise<NewPasskeyRequest | PasskeyFormState> {
  const [name, password] = [fieldOf(form, 'passkeyName'), passwordOf(form)]
  const problems = passkeyProblems(name, password)
  if (Object.keys(problems).length > 0) return { name, problems }
  const outcome = await actInConsole(({ galleon }) => galleon('BeginPasskeyRegistration', { password }, asked), themselves)
  if ('answer' in outcome) return { name, ...outcome.answer }
  if ('failure' in outcome && outcome.failure === 'The password was incorrect.') return { name, problems: { password: outcome.failure } }
  return { name, problems: {}, ...outcome }
}

/** Stores the passkey that the authenticator has made. */
export async function finishPasskey(name: string, given: PasskeyAnswer): Promise<PasskeyFormState> {
  const input = z.object({ name: z.string(), answer: passkeyAnswer }).safeParse({ name, answer: given })
  if (!input.success) return { name: '', problems: {}, failure: 'This is not what a passkey answers. Try again.' }
  const { answer } = input.data
  const outcome = await actInConsole(({ galleon }) => galleon('FinishPasskeyRegistration', { name, ...answer }, made), themselves)
  if (!('answer' in outcome)) return { name, problems: {}, ...outcome }
  revalidatePath(consolePaths.security)
  return { name: '', problems: {}, added: deviceName(outcome.answer.serialNumber) }
}
