import { headers } from 'next/headers'
import { cache } from 'react'
import { z } from 'zod'
import { BackendError } from '#lib/backend/backend-error.ts'
import { callJsonApi } from '#lib/backend/call-json-api.ts'
import { visitorHeaders } from '#lib/backend/visitor-headers.ts'
import { type ConsoleSession, consoleSession, mfaWay, pendingSignIn } from '#lib/session/console-session.ts'
import { type PasskeyAnswer, requestOptions } from '#lib/session/passkey-answer.ts'

const nextStep = z.discriminatedUnion('next', [
  z.object({ next: z.literal('mfa'), ticket: z.string(), ways: z.array(mfaWay) }),
  pendingSignIn.pick({ ticket: true, passwordPolicy: true, expired: true }).extend({ next: z.literal('new-password') }),
])
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
  readonly passkey?: PasskeyAnswer
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

const asked = z.object({ options: requestOptions, challenge: z.string() })

/**
 * What to ask an authenticator for: with a ticket for the passkeys of whose password was right, else for any.
 * @throws BackendError `refused` when the ticket is too old, or browsers refuse passkeys here.
 */
export async function beginPasskeySignIn(ticket?: string): Promise<z.output<typeof asked>> {
  return callJsonApi('signin', 'BeginPasskeySignIn', ticket === undefined ? {} : { ticket }, asked, visitorHeaders(await headers()))
}

/** Signs the visitor of this request in with a passkey alone. @throws BackendError `refused` for wrong ones and for too many. */
export async function signInWithPasskey(answer: PasskeyAnswer): Promise<SignInOutcome> {
  return ask('SignInWithPasskey', answer)
}

/** Longer than the backend waits for another server: what it does then is not lost. */
const slowTimeoutMs = 40_000

const options = z.object({
  signUp: z.enum(['closed', 'mail', 'at-once']),
  openId: z.object({ name: z.string() }).optional(),
  passkeys: z.boolean(),
})
const begun = z.object({ authorizationUrl: z.url(), ticket: z.string() })

/** How one can sign up, and in beside with a password. @throws BackendError */
export function signInOptions(): Promise<z.output<typeof options>> {
  return callJsonApi('signin', 'GetSignInOptions', {}, options)
}

/** How one can sign in beside with a password; nothing else while the backend does not say, but what the form itself can find out. */
export const readSignInOptions = cache(async (): Promise<z.output<typeof options>> => {
  try {
    return await signInOptions()
  } catch (error) {
    if (error instanceof BackendError) return { signUp: 'closed', passkeys: true }
    throw error
  }
})

/** Where to send the visitor of this request to sign in elsewhere. @throws BackendError */
export async function beginOpenIdSignIn(): Promise<z.output<typeof begun>> {
  return callJsonApi('signin', 'BeginOpenIdSignIn', {}, begun, visitorHeaders(await headers()), slowTimeoutMs)
}

/** The visitor is back, with what the provider put into the query. @throws BackendError */
export async function finishOpenIdSignIn(ticket: string, parameters: string): Promise<ConsoleSession> {
  const input = { ticket, parameters }
  return toSession(await callJsonApi('signin', 'FinishOpenIdSignIn', input, signedIn, visitorHeaders(await headers()), slowTimeoutMs))
}

const wantedAccount = z.object({ name: z.string(), email: z.string(), isThere: z.boolean() })
const made = z.object({ email: z.string() })

/** Has the address asked by a mail. @throws BackendError `refused` for what is wrong and for too many. */
export async function beginSignUp(input: { readonly name: string; readonly email: string }): Promise<void> {
  await callJsonApi('signin', 'BeginSignUp', input, z.object({}), visitorHeaders(await headers()), slowTimeoutMs)
}

/** What the mail was about. @throws BackendError `refused` when the link is too old. */
export async function readSignUp(ticket: string): Promise<z.output<typeof wantedAccount>> {
  return callJsonApi('signin', 'GetSignUp', { ticket }, wantedAccount, visitorHeaders(await headers()))
}

/** Makes an account: the one of a mail, or where none is sent that of a name and an address. @throws BackendError `refused` */
export async function finishSignUp(
  wanted: { readonly ticket: string } | { readonly name: string; readonly email: string },
  password: string,
): Promise<void> {
  await callJsonApi('signin', 'FinishSignUp', { ...wanted, password }, made, visitorHeaders(await headers()))
}

async function ask(operation: string, input: object): Promise<SignInOutcome> {
  const outcome = await callJsonApi('signin', operation, input, answer, visitorHeaders(await headers()))
  return 'next' in outcome ? outcome : { session: toSession(outcome) }
}

function toSession({ who, credentials: { expiration: expiresAt, ...credentials } }: z.output<typeof signedIn>): ConsoleSession {
  return { who, credentials, expiresAt }
}
