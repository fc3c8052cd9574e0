'use server'

import { followNextStep, followSignIn, signInRefusal } from '#lib/backend/console/follow-sign-in.ts'
import { beginPasskeySignIn, signInWithPasskey } from '#lib/backend/console/sign-in.ts'
import { consoleTarget } from '#lib/session/console-target.ts'
import { type PasskeyAnswer, passkeyAnswer } from '#lib/session/passkey-answer.ts'
import { readPendingSignIn } from '#lib/session/session-cookies.ts'
import { nothingTyped, type PasskeyRequest, type SignInFormState } from '#lib/session/sign-in-form.ts'

const notAnAnswer: SignInFormState = { ...nothingTyped, failure: 'This is not what a passkey answers. Try again.' }

/** What to ask an authenticator for in place of a password. */
export async function askForAnyPasskey(): Promise<PasskeyRequest | SignInFormState> {
  return askFor(undefined)
}

/** What to ask an authenticator for after a right password. */
export async function askForOwnPasskey(): Promise<PasskeyRequest | SignInFormState> {
  const pending = await readPendingSignIn()
  return pending ? askFor(pending.ticket) : { ...nothingTyped, stale: true }
}

/** Signs somebody in with what the authenticator answered to {@link askForAnyPasskey}. */
export async function enterWithPasskey(next: string, given: PasskeyAnswer): Promise<SignInFormState> {
  const answer = passkeyAnswer.safeParse(given)
  if (!answer.success) return notAnAnswer
  const journey = { name: 'the owner of the passkey', target: consoleTarget(next) }
  return followSignIn(nothingTyped, () => signInWithPasskey(answer.data), journey)
}

/** Goes on with what the authenticator answered to {@link askForOwnPasskey}. */
export async function givePasskey(given: PasskeyAnswer): Promise<SignInFormState> {
  const answer = passkeyAnswer.safeParse(given)
  return answer.success ? followNextStep({ passkey: answer.data }) : notAnAnswer
}

async function askFor(ticket: string | undefined): Promise<PasskeyRequest | SignInFormState> {
  try {
    return await beginPasskeySignIn(ticket)
  } catch (error) {
    return { ...nothingTyped, ...signInRefusal(error) }
  }
}
