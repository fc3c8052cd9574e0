import { z } from 'zod'
import type { Context } from '#registry/context.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { defineOperation, publicAct } from '#registry/operations/operation.ts'
import { accountMembers, newAccountId } from '#registry/operations/operator/create-account.ts'
import { hashPassword } from '#registry/operations/password-hash.ts'
import { limitAttempts } from './limit-attempts.ts'
import { issueSignUpTicket, readSignUpTicket, type SignUp } from './sign-up-ticket.ts'

/** Below the origin; the ticket follows. */
export const confirmSignUpPath = '/console/sign-up/confirm?ticket='

const { name, email, password } = accountMembers
const ticket = z.string().min(1).max(4000)

/** Sends a mail to the address of who wants an account, which asks whether it is theirs. What it says, nobody else learns. */
export const beginSignUp = defineOperation({
  name: 'BeginSignUp',
  service: 'signin',
  action: publicAct,
  readOnly: false,
  input: z.object({ name, email }),
  resource: () => ({ type: 'any' }),
  async run(wanted, caller, context): Promise<object> {
    requireOpen(context)
    const { mailer } = context
    if (!mailer) throw new ServiceError('unsupported', 'No mail is sent here: sign up with a password at once.')
    await limitAttempts('sign-up', wanted.email, caller.request, context)
    await mailer.send((await context.accounts.findByEmail(wanted.email)) ? knownMail(wanted.email, context) : askingMail(wanted, context))
    return {}
  },
})

/**
 * What a mail was about, for who opens its page. `isThere`: the address has an account, made by this link or otherwise.
 * @throws ServiceError `token-expired`, `unsupported`.
 */
export const getSignUp = defineOperation({
  name: 'GetSignUp',
  service: 'signin',
  action: publicAct,
  readOnly: true,
  input: z.object({ ticket }),
  resource: () => ({ type: 'any' }),
  async run(request, _caller, context): Promise<SignUp & { readonly isThere: boolean }> {
    requireOpen(context)
    const wanted = readSignUpTicket(request.ticket, context)
    return { ...wanted, isThere: (await context.accounts.findByEmail(wanted.email)) !== undefined }
  },
})

/**
 * Makes an account: with the ticket of a mail, or where none is sent with a name and an address. Its password is chosen
 * here, by who has the address, and not by whoever asked for the mail.
 * @throws ServiceError `unsupported` where operators make accounts; `token-expired`, `invalid-parameter`, `rate-exceeded`,
 * `entity-already-exists`.
 */
export const finishSignUp = defineOperation({
  name: 'FinishSignUp',
  service: 'signin',
  action: publicAct,
  readOnly: false,
  input: z.union([z.object({ ticket, password }), z.object({ name, email, password })]),
  resource: () => ({ type: 'any' }),
  async run(request, caller, context): Promise<{ readonly email: string }> {
    requireOpen(context)
    const wanted = await wantedBy(request, caller.request, context)
    const passwordHash = await hashPassword(request.password)
    const facts = { operator: false, verified: false, displayName: '' }
    await context.accounts.create({ ...wanted, ...facts, id: newAccountId(), passwordHash })
    return { email: wanted.email }
  },
})

type Request = z.output<typeof finishSignUp.input>

async function wantedBy(request: Request, from: { readonly sourceIp: string }, context: Context): Promise<SignUp> {
  if ('ticket' in request) return readSignUpTicket(request.ticket, context)
  if (context.mailer) throw new ServiceError('unsupported', 'The address is asked first here: open the page that the mail names.')
  await limitAttempts('sign-up', request.email, from, context)
  return { name: request.name, email: request.email }
}

function requireOpen({ config }: Pick<Context, 'config'>): void {
  if (!config.signUp) throw new ServiceError('unsupported', 'Accounts are made by the operator here.')
}

function askingMail(wanted: SignUp, context: Pick<Context, 'config' | 'secrets' | 'clock'>) {
  const { origin } = context.config
  const text = [
    `Somebody, probably you, wants an account at ${origin} with this address.`,
    `Open this page to choose a password and make it. It works for a day:\n\n${origin}${confirmSignUpPath}${issueSignUpTicket(wanted, context)}`,
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
