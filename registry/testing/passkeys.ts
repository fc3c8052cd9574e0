import { randomUUID } from 'node:crypto'
import type { UserPrincipal } from '#registry/domain/principal.ts'
import { beginPasskeyRegistration } from '#registry/operations/galleon/begin-passkey-registration.ts'
import { finishPasskeyRegistration } from '#registry/operations/galleon/finish-passkey-registration.ts'
import { createLoginProfile } from '#registry/operations/iam/create-login-profile.ts'
import type { Caller } from '#registry/operations/operation.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import type { TestCaller, TestContext } from './context.ts'
import { createTestUser } from './iam-users.ts'
import { type AuthenticatorSettings, createAuthenticator, type SoftwareAuthenticator } from './software-authenticator.ts'

/** Somebody with a password, an authenticator, and what lets them look after their own devices. */
export interface TestPerson {
  readonly caller: Caller & { readonly principal: UserPrincipal }
  readonly password: string
  readonly authenticator: SoftwareAuthenticator
}

/** Of the test context's pages. */
export const testOrigin = 'https://gallery.test'

/** An IAM user of the root user's account. */
export async function createTestPerson(test: TestContext, root: TestCaller): Promise<TestPerson> {
  const { user, caller } = await createTestUser(test, root, {
    allow: ['iam:EnableMFADevice', 'iam:DeactivateMFADevice', 'iam:ListMFADevices'],
  })
  const password = `of ${randomUUID()}`
  await runOperation(createLoginProfile, { UserName: user.name, Password: password }, root, test.context)
  const principal = caller.principal as UserPrincipal
  return { caller: { ...caller, principal }, password, authenticator: createAuthenticator({ origin: testOrigin }) }
}

type Registering = Pick<TestPerson, 'password' | 'authenticator'> & { readonly caller: Caller }

/** The new passkey's serial number. Settings are of what the authenticator does this once. */
export async function registerPasskey(
  { context }: TestContext,
  { caller, password, authenticator }: Registering,
  name = 'laptop',
  settings: Partial<AuthenticatorSettings> = {},
): Promise<string> {
  const { options, challenge } = await runOperation(beginPasskeyRegistration, { password }, caller, context)
  const response = authenticator.create(options, settings)
  return (await runOperation(finishPasskeyRegistration, { name, challenge, response }, caller, context)).serialNumber
}
