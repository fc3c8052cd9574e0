import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { anonymous } from '#registry/domain/principal.ts'
import { deactivateMfaDevice } from '#registry/operations/iam/deactivate-mfa-device.ts'
import { deleteLoginProfile } from '#registry/operations/iam/delete-login-profile.ts'
import { updateLoginProfile } from '#registry/operations/iam/update-login-profile.ts'
import type { Caller } from '#registry/operations/operation.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import { createTestContext, type TestCaller, type TestContext } from '#registry/testing/context.ts'
import { createTestPerson, registerPasskey, type TestPerson } from '#registry/testing/passkeys.ts'
import type { AuthenticatorSettings } from '#registry/testing/software-authenticator.ts'
import { beginPasskeySignIn } from './begin-passkey-sign-in.ts'
import { continueSignIn } from './continue-sign-in.ts'
import type { SignedIn, SignInAnswer } from './finish-sign-in.ts'
import { signIn } from './sign-in.ts'
import { signInWithPasskey } from './sign-in-with-passkey.ts'

let test: TestContext
let root: TestCaller
let now = new Date('2026-11-29T12:00:00Z')
beforeAll(async () => {
  test = await createTestContext({ clock: () => now })
  root = await test.newCaller()
})
afterAll(() => test.close())

// Each case comes from a network of its own, so that none has used up the tries of another.
let network = 0
beforeEach(() => {
  network++
})
const visitor = (): Caller => ({
  principal: anonymous,
  request: { requestId: randomUUID(), sourceIp: `192.0.2.${network}`, userAgent: 'Firefox' },
})

const failed = { kind: 'invalid-authentication-code', message: expect.stringContaining('none of yours here') }
const spent = { kind: 'invalid-authentication-code', message: expect.stringContaining('Try again') }
const unknown = { kind: 'access-denied', message: expect.stringContaining('Sign in another way') }

async function personWithPasskey(of = root): Promise<TestPerson & { readonly serialNumber: string }> {
  const person = await createTestPerson(test, of)
  const from = { ...person.caller, request: visitor().request }
  return { ...person, serialNumber: await registerPasskey(test, { ...person, caller: from }) }
}

/** The ticket of who has given the password. */
async function ticketOf({ caller: { principal }, password }: TestPerson): Promise<string> {
  const input = { as: 'user', account: principal.accountId, userName: principal.userName, password }
  const answer = await runOperation(signIn, input, visitor(), test.context)
  if (!('next' in answer)) throw new Error('this is a session already')
  expect(answer).toMatchObject({ next: 'mfa', ways: ['passkey'] })
  return answer.ticket
}

const begin = (input: { readonly ticket?: string }) => runOperation(beginPasskeySignIn, input, visitor(), test.context)
const goOn = (ticket: string, challenge: string, response: object) =>
  runOperation(continueSignIn, { ticket, passkey: { challenge, response } }, visitor(), test.context)
const enter = (challenge: string, response: object) => runOperation(signInWithPasskey, { challenge, response }, visitor(), test.context)

async function secondStep(person: TestPerson, settings: Partial<AuthenticatorSettings> = {}, by = person): Promise<SignInAnswer> {
  const ticket = await ticketOf(person)
  const { options, challenge } = await begin({ ticket })
  return goOn(ticket, challenge, by.authenticator.get(options, settings))
}

async function firstStep({ authenticator }: TestPerson, settings: Partial<AuthenticatorSettings> = {}): Promise<SignInAnswer> {
  const { options, challenge } = await begin({})
  return enter(challenge, authenticator.get(options, settings))
}

function session(answer: SignInAnswer): SignedIn {
  if ('next' in answer) throw new Error(`there is another step: ${answer.next}`)
  return answer
}

async function loginsOf({ caller: { principal } }: TestPerson) {
  await test.context.events.flush()
  const query = { accountId: principal.accountId, attribute: { key: 'Username', value: principal.userName } } as const
  const events = (await test.context.events.lookup(query, { limit: 50 })).items.filter(({ name }) => name === 'ConsoleLogin')
  return events.map(({ text }) => {
    const { responseElements, additionalEventData } = JSON.parse(text)
    return [responseElements.ConsoleLogin, additionalEventData.MFAUsed, additionalEventData.MFAIdentifier]
  })
}

const foreign: readonly (readonly [string, Partial<AuthenticatorSettings>])[] = [
  ['another site', { origin: 'https://evil.test' }],
  ['another port of the host', { origin: 'https://gallery.test:8443' }],
  ['another relying party', { rpId: 'evil.test' }],
]

describe('a passkey after the password', () => {
  it('is asked for by its id, and shows in the session and in the log', async () => {
    const person = await personWithPasskey()
    const ticket = await ticketOf(person)
    const { options, challenge } = await begin({ ticket })
    expect(options).toMatchObject({ rpId: 'gallery.test', userVerification: 'preferred', allowCredentials: [{ transports: ['internal'] }] })
    const { credentials, who } = session(await goOn(ticket, challenge, person.authenticator.get(options)))
    expect(who).toMatchObject({ type: 'user', userName: person.caller.principal.userName })
    const found = await test.context.identities.findCredential(credentials.accessKeyId)
    expect(found?.principal.session?.mfaAt).toEqual(now)
    expect(await loginsOf(person)).toEqual([['Success', 'Yes', person.serialNumber]])
  })

  it('need not check who holds it, as the password said that', async () => {
    session(await secondStep(await personWithPasskey(), { verifiesUser: false }))
  })

  it.each(foreign)('is not taken from %s, which the log tells', async (_where, settings) => {
    const person = await personWithPasskey()
    await expect(secondStep(person, settings)).rejects.toMatchObject(failed)
    expect(await loginsOf(person)).toEqual([['Failure', 'Yes', undefined]])
  })

  it('is its user’s only', async () => {
    const person = await personWithPasskey()
    const other = await personWithPasskey()
    const elsewhere = await personWithPasskey(await test.newCaller())
    await expect(secondStep(person, {}, other)).rejects.toMatchObject(failed)
    await expect(secondStep(person, {}, elsewhere)).rejects.toMatchObject(failed)
  })

  it('takes its challenge once, for its ticket, within five minutes', async () => {
    const person = await personWithPasskey()
    const [ticket, another] = [await ticketOf(person), await ticketOf(person)]
    const { options, challenge } = await begin({ ticket })
    await expect(goOn(another, challenge, person.authenticator.get(options))).rejects.toMatchObject(spent)
    session(await goOn(ticket, challenge, person.authenticator.get(options)))
    await expect(goOn(ticket, challenge, person.authenticator.get(options))).rejects.toMatchObject(spent)
    await expect(enter(challenge, person.authenticator.get(options))).rejects.toMatchObject(spent)
    const late = await begin({ ticket: another })
    now = new Date(now.getTime() + 301_000)
    await expect(goOn(another, late.challenge, person.authenticator.get(late.options))).rejects.toMatchObject(spent)
  })

  it('signs more often each time, or it is a copy', async () => {
    const person = await personWithPasskey()
    session(await secondStep(person, { signCount: 20 }))
    for (const signCount of [20, 7, 0]) await expect(secondStep(person, { signCount })).rejects.toMatchObject(failed)
    session(await secondStep(person, { signCount: 21 }))
  })

  it('that does not count works again and again', async () => {
    const person = await createTestPerson(test, root)
    await registerPasskey(test, { ...person, caller: { ...person.caller, request: visitor().request } }, 'phone', { signCount: 0 })
    for (let time = 0; time < 2; time++) session(await secondStep(person, { signCount: 0 }))
  })

  it('may be tried ten times at once, and right ones do not count', async () => {
    const person = await personWithPasskey()
    const ticket = await ticketOf(person)
    const attempt = async (settings: Partial<AuthenticatorSettings>) => {
      const { options, challenge } = await begin({ ticket })
      return goOn(ticket, challenge, person.authenticator.get(options, settings))
    }
    session(await attempt({}))
    for (let time = 0; time < 10; time++) await expect(attempt({ rpId: 'evil.test' })).rejects.toMatchObject(failed)
    await expect(attempt({})).rejects.toMatchObject({ kind: 'rate-exceeded' })
  })

  it('is asked for no more once it is taken off', async () => {
    const person = await personWithPasskey()
    const { userName: UserName, accountId: account } = person.caller.principal
    const ticket = await ticketOf(person)
    const { options, challenge } = await begin({ ticket })
    await runOperation(deactivateMfaDevice, { UserName, SerialNumber: person.serialNumber }, root, test.context)
    // Nothing is owed any more.
    session(await goOn(ticket, challenge, person.authenticator.get(options)))
    session(await runOperation(signIn, { as: 'user', account, userName: UserName, password: person.password }, visitor(), test.context))
  })
})

describe('a passkey in place of a password', () => {
  it('is whichever the visitor has, and counts as MFA', async () => {
    const person = await personWithPasskey()
    const { options } = await begin({})
    expect(options).toMatchObject({ rpId: 'gallery.test', userVerification: 'required' })
    expect(options.allowCredentials).toBeUndefined()
    const { credentials, who } = session(await firstStep(person))
    expect(who).toMatchObject({ type: 'user', userName: person.caller.principal.userName })
    expect((await test.context.identities.findCredential(credentials.accessKeyId))?.principal.session?.mfaAt).toEqual(now)
    expect(await loginsOf(person)).toEqual([['Success', 'Yes', person.serialNumber]])
  })

  it.each([...foreign, ['an authenticator that did not check who holds it', { verifiesUser: false }] as const])(
    'is not taken from %s',
    async (_where, settings) => {
      const person = await personWithPasskey()
      await expect(firstStep(person, settings)).rejects.toMatchObject(unknown)
      expect(await loginsOf(person)).toEqual([['Failure', 'Yes', undefined]])
    },
  )

  it('says the same of a passkey that nobody has, of one taken off, and of an owner who may not sign in', async () => {
    const gone = await personWithPasskey()
    const { userName: UserName } = gone.caller.principal
    await runOperation(deactivateMfaDevice, { UserName, SerialNumber: gone.serialNumber }, root, test.context)
    await expect(firstStep(gone)).rejects.toMatchObject(unknown)
    const without = await personWithPasskey()
    await runOperation(deleteLoginProfile, { UserName: without.caller.principal.userName }, root, test.context)
    await expect(firstStep(without)).rejects.toMatchObject(unknown)
    const suspended = await test.newCaller()
    const member = await personWithPasskey(suspended)
    await test.context.accounts.setSuspended(suspended.accountId, true)
    await expect(firstStep(member)).rejects.toMatchObject(unknown)
  })

  it('must name its owner itself, and no other', async () => {
    const [person, other] = [await personWithPasskey(), await personWithPasskey()]
    const { options, challenge } = await begin({})
    const { response, ...rest } = person.authenticator.get(options)
    const { userHandle } = other.authenticator.get(options).response
    await expect(enter(challenge, { ...rest, response: { ...response, userHandle } })).rejects.toMatchObject(unknown)
    const anew = await begin({})
    const { response: nameless, ...named } = person.authenticator.get(anew.options)
    await expect(enter(anew.challenge, { ...named, response: { ...nameless, userHandle: null } })).rejects.toMatchObject(unknown)
  })

  it('takes its challenge once, and none of another step', async () => {
    const person = await personWithPasskey()
    const { options, challenge } = await begin({})
    session(await enter(challenge, person.authenticator.get(options)))
    await expect(enter(challenge, person.authenticator.get(options))).rejects.toMatchObject(spent)
    const ticket = await ticketOf(person)
    const first = await begin({})
    await expect(goOn(ticket, first.challenge, person.authenticator.get(first.options))).rejects.toMatchObject(spent)
    await expect(enter('made up', person.authenticator.get(first.options))).rejects.toMatchObject(spent)
  })

  it('does not spare who must change the password', async () => {
    const person = await personWithPasskey()
    const { userName: UserName } = person.caller.principal
    await runOperation(updateLoginProfile, { UserName, PasswordResetRequired: true }, root, test.context)
    const answer = await firstStep(person)
    if (!('next' in answer)) throw new Error('this is a session already')
    expect(answer.next).toBe('new-password')
    const input = { ticket: answer.ticket, newPassword: 'battery staple' }
    const { credentials } = session(await runOperation(continueSignIn, input, visitor(), test.context))
    expect((await test.context.identities.findCredential(credentials.accessKeyId))?.principal.session?.mfaAt).toEqual(now)
  })
})

it('there are none where browsers refuse them', async () => {
  const context = { ...test.context, config: { ...test.context.config, origin: 'https://192.0.2.1' } }
  await expect(runOperation(beginPasskeySignIn, {}, visitor(), context)).rejects.toMatchObject({
    kind: 'unsupported',
    message: expect.stringContaining('need a host name'),
  })
})
