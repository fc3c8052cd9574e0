import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { BackendError } from '#lib/backend/backend-error.ts'
import { consolePaths } from '#lib/routes.ts'
import { isSameOrigin } from '#lib/same-origin.ts'
import { forgetPendingSignIn, readPendingSignIn, writePendingSignIn, writeSession } from '#lib/session/session-cookies.ts'
import { nothingTyped, type SignInFormState } from '#lib/session/sign-in-form.ts'
import { foreignForm } from './ask-backend.ts'
import { endSessionBefore } from './end-session-before.ts'
import { continueSignIn, type SignInOutcome, type SignInStep } from './sign-in.ts'

/** Who signs in, and where to. */
export interface Journey {
  /** As they wrote it. */
  readonly name: string
  readonly target: string
}

/** What a form shows again; `blames` when what was typed last is at fault. */
export type Refusal = SignInFormState & { readonly blames?: boolean }

/** For server actions: asks, and leads on to where the answer says; comes back only when it is no. */
export async function followSignIn(state: SignInFormState, ask: () => Promise<SignInOutcome>, { name, target }: Journey): Promise<Refusal> {
  if (!isSameOrigin(await headers())) return { ...state, failure: foreignForm.failure }
  let outcome: SignInOutcome
  try {
    outcome = await ask()
  } catch (error) {
    return { ...state, ...signInRefusal(error) }
  }
  if ('next' in outcome) {
    await writePendingSignIn({ ...outcome, name, target })
    redirect(outcome.next === 'mfa' ? consolePaths.mfa : consolePaths.newPassword)
  }
  await endSessionBefore()
  await writeSession(outcome.session)
  await forgetPendingSignIn()
  redirect(target)
}

/** For server actions: the next step of whose password was right. */
export async function followNextStep(step: Omit<SignInStep, 'ticket'>): Promise<Refusal> {
  const pending = await readPendingSignIn()
  if (!pending) return { ...nothingTyped, stale: true }
  return followSignIn(nothingTyped, () => continueSignIn({ ticket: pending.ticket, ...step }), pending)
}

const blamed: ReadonlySet<string> = new Set([
  'InvalidAuthenticationCodeException',
  'PasswordPolicyViolationException',
  'InvalidParameterException',
])

/** What the backend answered, for the person who signs in. @throws whatever is not the backend's. */
export function signInRefusal(error: unknown): Pick<Refusal, 'failure' | 'stale' | 'blames'> {
  if (!(error instanceof BackendError)) throw error
  const { kind, code, message } = error
  if (code === 'ExpiredTokenException') return { stale: true }
  if (code === 'ThrottlingException')
    return { failure: 'There were too many attempts, for this name or from your network. Wait a minute, then try again.' }
  if (kind !== 'refused') return { failure: 'Signing in does not work just now. Try again in a moment.' }
  return { failure: message, blames: code !== undefined && blamed.has(code) }
}
