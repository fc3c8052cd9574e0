import { z } from 'zod'
import type { Context } from '#registry/context.ts'
import { limits } from '#registry/domain/limits.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { defineOperation, publicAct } from '#registry/operations/operation.ts'
import { newAccountId } from '#registry/operations/operator/create-account.ts'
import { hashPassword } from '#registry/operations/password-hash.ts'
import { limitAttempts } from './limit-attempts.ts'
import { issueSignUpTicket, readSignUpTicket, type SignUp } from './sign-up-ticket.ts'

/** Below the origin; the ticket follows. */
export const confirmSignUpPath = '/console/sign-up/confirm?ticket='

const input = z.object({
  name: z.string().trim().min(1).max(limits.displayNameCharsMax),
  email: z.email().max(254),
  password: z.string().min(12).max(128),
})

/** `confirm`: a mail was sent to that address. `sign-in`: the account is there. */
export interface SignUpAnswer {
  readonly next: 'confirm' | 'sign-in'
}

/**
 * Anybody makes an account of their own. Where mail is sent, the address is asked first, and whether it has an account
 * already is told to nobody but its owner.
 * @throws ServiceError `unsupported` where operators make accounts; `invalid-parameter`, `rate-exceeded`, `unavailable`.
 */
export const signUp = defineOperation({
  name: 'SignUp',
  service: 'signin',
  action: publicAct,
  readOnly: false,
  input,
  resource: () => ({ type: 'any' }),
  async run({ name, email, password }, caller, context): Promise<SignUpAnswer> {
    requireOpen(context)
    await limitAttempts(`sign-up ${email}`, caller.request, context)
    const wanted = { name, email, passwordHash: await hashPassword(password) }
    const { mailer } = context
    if (!mailer) {
      await makeAccount(wanted, context)
      return { next: 'sign-in' }
    }
    await mailer.send((await context.accounts.findByEmail(email)) ? knownMail(email, context) : confirmMail(wanted, context))
    return { next: 'confirm' }
  },
})

/** The owner of the address wants the account. @throws ServiceError `token-expired`, `invalid-parameter`, `unsupported`. */
export const confirmSignUp = defineOperation({
  name: 'ConfirmSignUp',
  service: 'signin',
  action: publicAct,
  readOnly: false,
  input: z.object({ ticket: z.string().min(1).max(4000) }),
  resource: () => ({ type: 'any' }),
  async run({ ticket }, _caller, context): Promise<{ readonly email: string }> {
    requireOpen(context)
    const wanted = readSignUpTicket(ticket, context)
    await makeAccount(wanted, context)
    return { email: wanted.email }
  },
})

function requireOpen({ config }: Pick<Context, 'config'>): void {
  if (!config.signUp) throw new ServiceError('unsupported', 'Accounts are made by the operator here.')
}

async function makeAccount({ name, email, passwordHash }: SignUp, { accounts }: Pick<Context, 'accounts'>): Promise<void> {
  await accounts.create({ id: newAccountId(), name, email, passwordHash, operator: false, verified: false, displayName: '' })
}

function confirmMail(wanted: SignUp, context: Pick<Context, 'config' | 'secrets' | 'clock'>) {
  const { origin } = context.config
  const text = [
    `Somebody, probably you, wants an account at ${origin} with this address.`,
    `Open this page to make it. It works for a day:\n\n${origin}${confirmSignUpPath}${issueSignUpTicket(wanted, context)}`,
    'If it was not you, do nothing: without that page there is no account.',
  ].join('\n\n')
  return { to: wanted.email, subject: 'Confirm your account', text }
}

function knownMail(to: string, { config: { origin } }: Pick<Context, 'config'>) {
  const text = [
    `Somebody, probably you, wants an account at ${origin} with this address. It has one already:`,
    `${origin}/console/sign-in`,
    'If it was not you, do nothing: nobody learns of it.',
  ].join('\n\n')
  return { to, subject: 'You have an account already', text }
}
