import { headers } from 'next/headers'
import { cache } from 'react'
import { z } from 'zod'
import { BackendError } from '#lib/backend/backend-error.ts'
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

const options = z.object({ signUp: z.boolean(), openId: z.object({ name: z.string() }).optional() })
const begun = z.object({ authorizationUrl: z.url(), ticket: z.string() })

/** How one can sign in beside with a password; nothing else while the backend does not say. */
export const readSignInOptions = cache(async (): Promise<z.output<typeof options>> => {
  try {
    return await callJsonApi('signin', 'GetSignInOptions', {}, options)
  } catch (error) {
    if (error instanceof BackendError) return { signUp: false }
    throw error
  }
})

/** Where to send the visitor of this request to sign in elsewhere. @throws BackendError */
export async function beginOpenIdSignIn(): Promise<z.output<typeof begun>> {
  return callJsonApi('signin', 'BeginOpenIdSignIn', {}, begun, visitorHeaders(await headers()))
}

/** The visitor is back, with what the provider put into the query. @throws BackendError */
export async function finishOpenIdSignIn(ticket: string, parameters: string): Promise<ConsoleSession> {
  const input = { ticket, parameters }
  return toSession(await callJsonApi('signin', 'FinishOpenIdSignIn', input, signedIn, visitorHeaders(await headers())))
}

const signUpAnswer = z.object({ next: z.enum(['confirm', 'sign-in']) })

/** Makes an account, or has its address asked first. @throws BackendError `refused` for what is wrong and for too many. */
export async function signUp(input: { readonly name: string; readonly email: string; readonly password: string }) {
  return callJsonApi('signin', 'SignUp', input, signUpAnswer, visitorHeaders(await headers()))
}

/** Makes the account that a mail was about. @throws BackendError `refused` when the link is too old. */
export async function confirmSignUp(ticket: string) {
  return callJsonApi('signin', 'ConfirmSignUp', { ticket }, z.object({ email: z.string() }), visitorHeaders(await headers()))
}

async function ask(operation: string, input: object): Promise<SignInOutcome> {
  const outcome = await callJsonApi('signin', operation, input, answer, visitorHeaders(await headers()))
  return 'next' in outcome ? outcome : { session: toSession(outcome) }
}

function toSession({ who, credentials: { expiration: expiresAt, ...credentials } }: z.output<typeof signedIn>): ConsoleSession {
  return { who, credentials, expiresAt }
}
