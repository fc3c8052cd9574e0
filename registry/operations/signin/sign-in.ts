import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Context } from '#registry/context.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { defineOperation, publicAct } from '#registry/operations/operation.ts'
import { hashPassword, isPasswordOf } from '#registry/operations/password-hash.ts'
import type { SignInIdentity } from '#registry/stores/sign-ins.ts'
import { finishSignIn, recordFailure, type SignInAnswer } from './finish-sign-in.ts'
import { limitAttempts } from './limit-attempts.ts'

const password = z.string().min(1).max(128)

const input = z.discriminatedUnion('as', [
  z.object({ as: z.literal('root'), email: z.string().trim().min(1).max(254), password }),
  z.object({
    as: z.literal('user'),
    /** The id of the account or its alias. */
    account: z.string().trim().min(1).max(63),
    userName: z.string().trim().min(1).max(64),
    password,
  }),
])

type SignInInput = z.output<typeof input>

/**
 * Somebody signs in on the pages with a password. The answer is a session, or the step that comes next: a one-time code,
 * a new password. Who is not known, has no password or belongs to a suspended account hears the same, as late, as who mistypes.
 * @throws ServiceError `access-denied`, `rate-exceeded`.
 */
export const signIn = defineOperation({
  name: 'SignIn',
  service: 'signin',
  action: publicAct,
  readOnly: false,
  input,
  resource: () => ({ type: 'any' }),
  async run(request, caller, context): Promise<SignInAnswer> {
    const giveBack = await limitAttempts('sign-in', nameOf(request), caller.request, context)
    const identity = await find(request, context)
    const right = await isPasswordOf(identity?.passwordHash ?? (await nobodysHash()), request.password)
    if (!identity || !right || identity.passwordHash === undefined || identity.suspended) {
      if (identity) recordFailure(identity, false, caller, context)
      throw new ServiceError('access-denied', 'Your authentication information is incorrect. Please try again.')
    }
    await giveBack()
    return finishSignIn({ identity }, caller, context)
  },
})

function nameOf(request: SignInInput): string {
  return request.as === 'root' ? `root ${request.email}` : `user ${request.account} ${request.userName}`
}

function find(request: SignInInput, { signIns }: Pick<Context, 'signIns'>): Promise<SignInIdentity | undefined> {
  return request.as === 'root' ? signIns.findRoot(request.email) : signIns.findUser(request.account, request.userName)
}

// Made when it is first wanted; the password is forgotten.
let nobodys: Promise<string> | undefined
function nobodysHash(): Promise<string> {
  nobodys ??= hashPassword(randomBytes(24).toString('base64url'))
  return nobodys
}
