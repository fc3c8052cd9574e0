import { randomUUID } from 'node:crypto'
import { generateSync } from 'otplib'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { anonymous } from '#registry/domain/principal.ts'
import { createLoginProfile } from '#registry/operations/iam/create-login-profile.ts'
import { deleteAccountPasswordPolicy } from '#registry/operations/iam/delete-account-password-policy.ts'
import { getUser } from '#registry/operations/iam/get-user.ts'
import { newSeed } from '#registry/operations/iam/one-time-codes.ts'
import { updateAccountPasswordPolicy } from '#registry/operations/iam/update-account-password-policy.ts'
import { updateLoginProfile } from '#registry/operations/iam/update-login-profile.ts'
import type { Caller } from '#registry/operations/operation.ts'
import { type CreatedAccount, createAccount } from '#registry/operations/operator/create-account.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import type { IdentityOwner } from '#registry/stores/access-keys.ts'
import { createTestContext, type TestCaller, type TestContext } from '#registry/testing/context.ts'
import { createTestUser } from '#registry/testing/iam-users.ts'
import { continueSignIn } from './continue-sign-in.ts'
import type { NextStep, SignedIn, SignInAnswer } from './finish-sign-in.ts'
import { signIn } from './sign-in.ts'

const password = 'correct horse'
const wrong = { kind: 'access-denied', message: 'Your authentication information is incorrect. Please try again.' }

let test: TestContext
let account: CreatedAccount
let root: TestCaller
let now = new Date('2026-11-25T12:00:00Z')

beforeAll(async () => {
  test = await createTestContext({ clock: () => now })
  account = await createAccount({ name: 'Harbour Works', email: 'Root@Example.com' }, test.context)
  root = { ...(await test.newCaller()), accountId: account.account.id }
  root = { ...root, principal: { type: 'root', accountId: account.account.id, accessKeyId: account.accessKeyId } }
})
afterAll(() => test.close())

// Each case comes from a network of its own, so that none has used up the tries of another.
let network = 0
beforeEach(() => {
  network++
})
const caller = (): Caller => ({
  principal: anonymous,
  request: { requestId: randomUUID(), sourceIp: `192.0.2.${network}`, userAgent: 'Firefox' },
})

const asRoot = (given = account.password, email = 'root@example.com') =>
  runOperation(signIn, { as: 'root', email, password: given }, caller(), test.context)
const asUser = (userName: string, given = password, name = root.accountId) =>
  runOperation(signIn, { as: 'user', account: name, userName, password: given }, caller(), test.context)
const goOn = (input: object) => runOperation(continueSignIn, input, caller(), test.context)

async function newUser(options: { readonly resetRequired?: boolean } = {}) {
  const { user } = await createTestUser(test, root, { name: `User-${randomUUID()}` })
  const input = { UserName: user.name, Password: password, PasswordResetRequired: options.resetRequired ?? false }
  await runOperation(createLoginProfile, input, root, test.context)
  return user
}

async function giveDevice(owner: IdentityOwner): Promise<string> {
  const { context } = test
  const seed = newSeed()
  const serialNumber = `arn:aws:iam::${owner.accountId}:mfa/${randomUUID()}`
  const { accountId } = owner
  await context.users.mfaDevices.create({ serialNumber, accountId, seedCiphertext: context.secrets.seal(seed), tags: {}, createdAt: now })
  await context.users.mfaDevices.enable(serialNumber, owner, now, 0)
  return seed
}
const codeOf = (secret: string, at = now) => generateSync({ secret, epoch: Math.floor(at.getTime() / 1000) })

function session(answer: SignInAnswer): SignedIn {
  if ('next' in answer) throw new Error(`there is another step: ${answer.next}`)
  return answer
}
function ticketFor(next: NextStep['next'], answer: SignInAnswer): string {
  if (!('next' in answer)) throw new Error('this is a session already')
  expect(answer.next).toBe(next)
  return answer.ticket
}

const logins = async (accountId: string) => {
  await test.context.events.flush()
  const query = { accountId, attribute: { key: 'EventName', value: 'ConsoleLogin' } } as const
  return (await test.context.events.lookup(query, { limit: 50 })).items.map(({ text }) => JSON.parse(text))
}

describe('a sign-in', () => {
  it('as root is a session with all that the root user may do, for twelve hours', async () => {
    const { credentials, who } = session(await asRoot())
    expect(who).toEqual({ type: 'root', accountId: root.accountId, accountName: 'Harbour Works', operator: false })
    expect(credentials.expiration.getTime() - now.getTime()).toBe(12 * 3600 * 1000)
    const found = await test.context.identities.findCredential(credentials.accessKeyId)
    expect(found).toMatchObject({ usable: true, principal: { type: 'root', accountId: root.accountId, session: { console: true } } })
    expect(found?.principal.session?.mfaAt).toBeUndefined()
  })

  it('as a user is found by account id or alias whatever the case of the name, and remembered', async () => {
    const user = await newUser()
    await test.context.users.setAccountAlias(root.accountId, 'harbour-works')
    for (const name of [root.accountId, 'harbour-works']) {
      const { credentials, who } = session(await asUser(user.name.toUpperCase(), password, name))
      expect(who).toMatchObject({ type: 'user', userName: user.name })
      const { principal } = (await test.context.identities.findCredential(credentials.accessKeyId))!
      expect(principal).toMatchObject({ type: 'user', userId: user.id })
      // The session is the user's own: it may ask what the user may.
      await expect(runOperation(getUser, {}, { ...caller(), principal }, test.context)).rejects.toMatchObject({ kind: 'access-denied' })
    }
    expect((await test.context.users.findById(root.accountId, user.id))?.passwordLastUsedAt).toEqual(now)
  })

  it('is told by the log, good or bad', async () => {
    const user = await newUser()
    await asUser(user.name)
    await expect(asUser(user.name, 'wrong')).rejects.toMatchObject(wrong)
    const own = (await logins(root.accountId)).filter(({ userIdentity }) => userIdentity.userName === user.name)
    expect(own.map(({ responseElements }) => responseElements.ConsoleLogin).sort()).toEqual(['Failure', 'Success'])
    expect(own.find(({ errorMessage }) => errorMessage)).toMatchObject({
      eventSource: 'signin.amazonaws.com',
      eventType: 'AwsConsoleSignIn',
      errorMessage: 'Failed authentication',
      userIdentity: { type: 'IAMUser', principalId: user.id, accountId: root.accountId },
      sourceIPAddress: `192.0.2.${network}`,
      additionalEventData: { MFAUsed: 'No', LoginTo: 'https://gallery.test/console' },
    })
    expect(JSON.stringify(own)).not.toContain(password)
  })

  it('says the same of whatever is wrong', async () => {
    const { user: without } = await createTestUser(test, root)
    const suspended = await createAccount({ name: 'Gone', email: 'gone@example.com' }, test.context)
    await test.context.accounts.setSuspended(suspended.account.id, true)
    const before = (await logins(root.accountId)).length
    await expect(asRoot('wrong')).rejects.toMatchObject(wrong)
    await expect(asRoot('wrong', 'nobody@example.com')).rejects.toMatchObject(wrong)
    await expect(asRoot(suspended.password, 'gone@example.com')).rejects.toMatchObject(wrong)
    await expect(asUser('nobody')).rejects.toMatchObject(wrong)
    await expect(asUser(without.name)).rejects.toMatchObject(wrong)
    await expect(asUser(without.name, password, 'no-such-account')).rejects.toMatchObject(wrong)
    // Nobody's log tells of names that nobody has.
    expect((await logins(root.accountId)).length - before).toBe(2)
  })

  it.each([
    ['root', () => asRoot('wrong'), () => asRoot()],
    ['a name that nobody has', () => asUser('stranger', 'wrong'), () => asUser('stranger')],
  ])('may be tried some times as %s from one network, and right ones do not count', async (_who, bad, any) => {
    for (let time = 0; time < 8; time++) await expect(bad()).rejects.toMatchObject(wrong)
    await expect(any()).rejects.toMatchObject({ kind: 'rate-exceeded' })
    network = 200 + network
    for (let time = 0; time < 10; time++)
      await any().catch((error: unknown) => expect(error).toMatchObject(time < 8 ? wrong : { kind: 'rate-exceeded' }))
  })
})

describe('a one-time code', () => {
  it('is asked for where there is a device, and shows in the session and in the log', async () => {
    const user = await newUser()
    const seed = await giveDevice({ accountId: root.accountId, userId: user.id })
    const ticket = ticketFor('mfa', await asUser(user.name))
    expect(ticketFor('mfa', await goOn({ ticket }))).toBeTruthy()
    await expect(goOn({ ticket, mfaCode: '000000' })).rejects.toMatchObject({ kind: 'invalid-authentication-code' })
    const { credentials } = session(await goOn({ ticket, mfaCode: codeOf(seed) }))
    const found = await test.context.identities.findCredential(credentials.accessKeyId)
    expect(found?.principal.session?.mfaAt).toEqual(now)
    await expect(goOn({ ticket, mfaCode: codeOf(seed) })).rejects.toMatchObject({ kind: 'invalid-authentication-code' })
    const own = (await logins(root.accountId)).filter(({ userIdentity }) => userIdentity.userName === user.name)
    expect(own.map(({ additionalEventData }) => additionalEventData.MFAUsed)).toEqual(['Yes', 'Yes', 'Yes'])
    const device = expect.stringMatching(`^arn:aws:iam::${root.accountId}:mfa/`)
    expect(own.flatMap(({ additionalEventData }) => additionalEventData.MFAIdentifier ?? [])).toEqual([device])
  })

  it('is the root user’s, too', async () => {
    const other = await createAccount({ name: 'Other', email: 'other@example.com' }, test.context)
    const seed = await giveDevice({ accountId: other.account.id })
    const ticket = ticketFor('mfa', await asRoot(other.password, 'other@example.com'))
    expect(session(await goOn({ ticket, mfaCode: codeOf(seed) })).who.type).toBe('root')
  })

  it('comes within ten minutes, and only while the password stays', async () => {
    const user = await newUser()
    const seed = await giveDevice({ accountId: root.accountId, userId: user.id })
    const late = ticketFor('mfa', await asUser(user.name))
    now = new Date(now.getTime() + 601_000)
    const stale = { kind: 'token-expired' }
    await expect(goOn({ ticket: late, mfaCode: codeOf(seed) })).rejects.toMatchObject(stale)
    const changed = ticketFor('mfa', await asUser(user.name))
    await test.context.users.passwords.set(root.accountId, user.id, { hash: 'x', createdAt: now, changedAt: now, resetRequired: false }, 0)
    await expect(goOn({ ticket: changed, mfaCode: codeOf(seed) })).rejects.toMatchObject(stale)
    await expect(goOn({ ticket: 'made up', mfaCode: '123456' })).rejects.toMatchObject(stale)
  })
})

describe('a password whose time is over', () => {
  const day = 24 * 3600 * 1000
  const setPolicy = (policy: object) => runOperation(updateAccountPasswordPolicy, policy, root, test.context)
  afterEach(() => runOperation(deleteAccountPasswordPolicy, {}, root, test.context))

  it('is changed before there is a session, by the rules of the account', async () => {
    const user = await newUser()
    await setPolicy({ MaxPasswordAge: 30, MinimumPasswordLength: 10, PasswordReusePrevention: 2 })
    now = new Date(now.getTime() + 30 * day - 1)
    session(await asUser(user.name))
    now = new Date(now.getTime() + 1)
    const answer = await asUser(user.name)
    expect(answer).toMatchObject({ next: 'new-password', expired: true, passwordPolicy: { minimumLength: 10, reusePrevention: 2 } })
    const ticket = ticketFor('new-password', answer)
    const refused = { kind: 'password-policy-violation' }
    await expect(goOn({ ticket, newPassword: 'nine nine' })).rejects.toMatchObject(refused)
    await expect(goOn({ ticket, newPassword: password })).rejects.toMatchObject(refused)
    session(await goOn({ ticket, newPassword: 'battery staple' }))
    session(await asUser(user.name, 'battery staple'))
    now = new Date(now.getTime() + 30 * day)
    ticketFor('new-password', await asUser(user.name, 'battery staple'))
  })

  it('is of no use where only an administrator may replace it', async () => {
    const user = await newUser()
    await giveDevice({ accountId: root.accountId, userId: user.id })
    await setPolicy({ MaxPasswordAge: 1, HardExpiry: true })
    now = new Date(now.getTime() + day)
    await expect(asUser(user.name, 'wrong')).rejects.toMatchObject(wrong)
    await expect(asUser(user.name)).rejects.toMatchObject({ kind: 'access-denied', message: expect.stringContaining('has expired') })
    await runOperation(updateLoginProfile, { UserName: user.name, Password: 'battery staple' }, root, test.context)
    ticketFor('mfa', await asUser(user.name, 'battery staple'))
  })

  it('is never the root user’s', async () => {
    await setPolicy({ MaxPasswordAge: 1, HardExpiry: true })
    now = new Date(now.getTime() + 1000 * day)
    session(await asRoot())
  })
})

describe('a password that must be changed', () => {
  it('is changed before there is a session, after the code', async () => {
    const user = await newUser({ resetRequired: true })
    const seed = await giveDevice({ accountId: root.accountId, userId: user.id })
    const first = ticketFor('mfa', await asUser(user.name))
    // Not past the code.
    const still = await goOn({ ticket: first, newPassword: 'battery staple' })
    const ticket = ticketFor('new-password', await goOn({ ticket: ticketFor('mfa', still), mfaCode: codeOf(seed) }))
    const refused = { kind: 'password-policy-violation' }
    await expect(goOn({ ticket, newPassword: 'short' })).rejects.toMatchObject(refused)
    await expect(goOn({ ticket, newPassword: password })).rejects.toMatchObject(refused)
    session(await goOn({ ticket, newPassword: 'battery staple' }))
    await expect(goOn({ ticket, newPassword: 'another staple' })).rejects.toMatchObject({ kind: 'token-expired' })
    await expect(asUser(user.name)).rejects.toMatchObject(wrong)
    ticketFor('mfa', await asUser(user.name, 'battery staple'))
  })
})
