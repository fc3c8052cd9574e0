import { headers } from 'next/headers'
import { z } from 'zod'
import { callJsonApi } from '#lib/backend/call-json-api.ts'
import { visitorHeaders } from '#lib/backend/visitor-headers.ts'
import { type ConsoleSession, consoleSession } from '#lib/session/console-session.ts'

const nextStep = z.object({ next: z.enum(['mfa', 'new-password']), ticket: z.string() })
const signedIn = z.object({
  credentials: consoleSession.shape.credentials.extend({ expiration: z.string() }),
  who: consoleSession.shape.who,
})
const answer = z.union([nextStep, signedIn])

export type Credentials =
  | { readonly as: 'root'; readonly email: string; readonly password: string }
  | { readonly as: 'user'; readonly account: string; readonly userName: string; readonly password: string }

export interface SignInStep {
  readonly ticket: string
  readonly mfaCode?: string
  readonly newPassword?: string
}

export type SignInOutcome = z.output<typeof nextStep> | { readonly session: ConsoleSession }

/** Signs the visitor of this request in with a password. @throws BackendError `refused` for wrong ones and for too many. */
export async function signIn(credentials: Credentials): Promise<SignInOutcome> {
  return ask('SignIn', credentials)
}

/** The step after the password. @throws BackendError `refused` for what is wrong or took too long. */
export async function continueSignIn(step: SignInStep): Promise<SignInOutcome> {
  return ask('ContinueSignIn', step)
}

async function ask(operation: string, input: object): Promise<SignInOutcome> {
  const outcome = await callJsonApi('signin', operation, input, answer, visitorHeaders(await headers()))
  if ('next' in outcome) return outcome
  const { expiration: expiresAt, ...credentials } = outcome.credentials
  return { session: { who: outcome.who, credentials, expiresAt } }
}
