import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createVirtualMfaDevice } from '#registry/operations/iam/create-virtual-mfa-device.ts'
import { deactivateMfaDevice } from '#registry/operations/iam/deactivate-mfa-device.ts'
import { deleteLoginProfile } from '#registry/operations/iam/delete-login-profile.ts'
import { deleteUser } from '#registry/operations/iam/delete-user.ts'
import { deleteVirtualMfaDevice } from '#registry/operations/iam/delete-virtual-mfa-device.ts'
import { enableMfaDevice } from '#registry/operations/iam/enable-mfa-device.ts'
import { listMfaDevices } from '#registry/operations/iam/list-mfa-devices.ts'
import { listVirtualMfaDevices } from '#registry/operations/iam/list-virtual-mfa-devices.ts'
import type { Caller } from '#registry/operations/operation.ts'
import { createAccount } from '#registry/operations/operator/create-account.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import { createTestContext, type TestCaller, type TestContext } from '#registry/testing/context.ts'
import { createTestUser } from '#registry/testing/iam-users.ts'
import { createTestPerson, registerPasskey, type TestPerson, testOrigin } from '#registry/testing/passkeys.ts'
import { createAuthenticator } from '#registry/testing/software-authenticator.ts'
import { beginPasskeyRegistration } from './begin-passkey-registration.ts'
import { finishPasskeyRegistration } from './finish-passkey-registration.ts'

let test: TestContext
let root: TestCaller
let now = new Date('2026-11-29T08:00:00.000Z')
beforeAll(async () => {
  test = await createTestContext({ clock: () => now })
  root = await test.newCaller()
})
afterAll(() => test.close())

const begin = ({ caller, password }: TestPerson) => runOperation(beginPasskeyRegistration, { password }, caller, test.context)
const finish = ({ caller }: TestPerson, challenge: string, response: object) =>
  runOperation(finishPasskeyRegistration, { name: 'laptop', challenge, response }, caller, test.context)
const devicesOf = async ({ caller }: { readonly caller: Caller }) =>
  (await runOperation(listMfaDevices, {}, caller, test.context)).MFADevices
const refused = { kind: 'invalid-authentication-code' }

describe('a passkey', () => {
  it('is an MFA device of its user, until it is deactivated', async () => {
    const person = await createTestPerson(test, root)
    const { userName } = person.caller.principal
    const serialNumber = await registerPasskey(test, person)
    expect(serialNumber).toMatch(new RegExp(`^arn:aws:iam::${root.accountId}:u2f/user/${userName}/laptop-[A-Z2-7]{26}$`))
    expect(await devicesOf(person)).toEqual([{ UserName: userName, SerialNumber: serialNumber, EnableDate: now }])
    const { VirtualMFADevices } = await runOperation(listVirtualMfaDevices, {}, root, test.context)
    expect(VirtualMFADevices).toEqual([])
    const named = { UserName: userName, SerialNumber: serialNumber }
    const stranger = await createTestPerson(test, root)
    const takeAs = ({ caller }: TestPerson, UserName: string) =>
      runOperation(deactivateMfaDevice, { ...named, UserName }, { ...caller, principal: root.principal }, test.context)
    await expect(takeAs(stranger, stranger.caller.principal.userName)).rejects.toMatchObject({ kind: 'entity-not-found' })
    await expect(runOperation(deleteVirtualMfaDevice, { SerialNumber: serialNumber }, root, test.context)).rejects.toMatchObject({
      kind: 'entity-not-found',
    })
    await runOperation(deleteLoginProfile, { UserName: userName }, root, test.context)
    await test.context.users.accessKeys.delete(
      { accountId: root.accountId, userId: person.caller.principal.userId },
      person.caller.principal.accessKeyId,
    )
    await test.context.policies.deleteInline(root.accountId, person.caller.principal.userId, 'of-the-test')
    const remove = () => runOperation(deleteUser, { UserName: userName }, root, test.context)
    await expect(remove()).rejects.toMatchObject({
      kind: 'delete-conflict',
      message: 'Cannot delete entity, must delete MFA device first.',
    })
    await runOperation(deactivateMfaDevice, named, root, test.context)
    await remove()
  })

  it('is the root user’s, too', async () => {
    const { account, accessKeyId, password } = await createAccount({ name: 'Harbour', email: 'harbour@example.com' }, test.context)
    const caller = { ...root, principal: { type: 'root', accountId: account.id, accessKeyId } } as const
    const serialNumber = await registerPasskey(test, { caller, password, authenticator: createAuthenticator({ origin: testOrigin }) })
    expect(serialNumber).toMatch(new RegExp(`^arn:aws:iam::${account.id}:u2f/root/laptop-`))
    expect(await devicesOf({ caller })).toEqual([{ SerialNumber: serialNumber, EnableDate: now }])
    await runOperation(deactivateMfaDevice, { UserName: account.id, SerialNumber: serialNumber }, caller, test.context)
    expect(await devicesOf({ caller })).toEqual([])
  })

  it('is one of eight devices, whatever their kind', async () => {
    const person = await createTestPerson(test, root)
    const begun = await begin(person)
    for (let count = 0; count < 8; count++) await registerPasskey(test, person, `key${count}`)
    await expect(begin(person)).rejects.toMatchObject({ kind: 'entity-limit-exceeded' })
    // Begun before there were as many.
    const late = finish(person, begun.challenge, person.authenticator.create(begun.options))
    await expect(late).rejects.toMatchObject({ kind: 'entity-limit-exceeded' })
    const { VirtualMFADevice } = await runOperation(createVirtualMfaDevice, { VirtualMFADeviceName: 'ninth' }, root, test.context)
    const codes = { AuthenticationCode1: '000000', AuthenticationCode2: '000000' }
    const input = { UserName: person.caller.principal.userName, SerialNumber: VirtualMFADevice.SerialNumber, ...codes }
    await expect(runOperation(enableMfaDevice, input, root, test.context)).rejects.toMatchObject({ kind: 'entity-limit-exceeded' })
  })

  it('is not made twice by one authenticator, and is nobody else’s', async () => {
    const person = await createTestPerson(test, root)
    const { options, challenge } = await begin(person)
    const response = person.authenticator.create(options)
    await finish(person, challenge, response)
    expect((await begin(person)).options.excludeCredentials).toEqual([{ id: response.id, type: 'public-key', transports: ['internal'] }])
    // What says that it is somebody’s passkey, though another key has signed.
    const other = await createTestPerson(test, root)
    const { options: others, challenge: othersChallenge } = await begin(other)
    const copied = createAuthenticator({ origin: testOrigin, credentialId: Buffer.from(response.id, 'base64url') }).create(others)
    await expect(finish(other, othersChallenge, copied)).rejects.toMatchObject({ kind: 'entity-already-exists' })
  })
})

describe('a registration', () => {
  it('wants the password once more, which may be guessed a few times only', async () => {
    const person = await createTestPerson(test, root)
    const wrong = { ...person, password: 'guess' }
    for (let time = 0; time < 8; time++) await expect(begin(wrong)).rejects.toMatchObject({ kind: 'access-denied' })
    await expect(begin(person)).rejects.toMatchObject({ kind: 'rate-exceeded' })
  })

  it('is not for users without a password, nor without the permission', async () => {
    const { caller } = await createTestUser(test, root, { allow: ['iam:EnableMFADevice'] })
    const ask = () =>
      runOperation(
        beginPasskeyRegistration,
        { password: 'x' },
        { ...caller, request: { ...caller.request, sourceIp: '192.0.2.9' } },
        test.context,
      )
    await expect(ask()).rejects.toMatchObject({ kind: 'access-denied', message: 'The password was incorrect.' })
    const { caller: without } = await createTestUser(test, root)
    const refusedByPolicy = runOperation(beginPasskeyRegistration, { password: 'x' }, without, test.context)
    await expect(refusedByPolicy).rejects.toMatchObject({ kind: 'access-denied', message: expect.stringContaining('iam:EnableMFADevice') })
  })

  it.each([
    ['another site', { origin: 'https://evil.test' }],
    ['the same host without TLS', { origin: 'http://gallery.test' }],
    ['another relying party', { rpId: 'evil.test' }],
  ])('is not one that was made for %s', async (_where, settings) => {
    const person = await createTestPerson(test, root)
    await expect(registerPasskey(test, person, 'laptop', settings)).rejects.toMatchObject({
      ...refused,
      message: 'The passkey was not made for https://gallery.test, or did not answer as it should.',
    })
    expect(await devicesOf(person)).toEqual([])
  })

  it('takes its challenge once, within five minutes, and from who asked for it', async () => {
    const [person, other] = [await createTestPerson(test, root), await createTestPerson(test, root)]
    const again = { ...refused, message: expect.stringContaining('Try again') }
    const { options, challenge } = await begin(person)
    await expect(finish(other, challenge, person.authenticator.create(options))).rejects.toMatchObject(again)
    await finish(person, challenge, person.authenticator.create(options))
    await expect(finish(person, challenge, person.authenticator.create(options))).rejects.toMatchObject(again)
    // A wrong answer uses it up, too.
    const wrong = await begin(person)
    await expect(finish(person, wrong.challenge, person.authenticator.create(options))).rejects.toMatchObject(refused)
    await expect(finish(person, wrong.challenge, person.authenticator.create(wrong.options))).rejects.toMatchObject(again)
    const late = await begin(person)
    now = new Date(now.getTime() + 301_000)
    await expect(finish(person, late.challenge, person.authenticator.create(late.options))).rejects.toMatchObject(again)
  })

  it('is told by the log, without the password and without the key', async () => {
    const person = await createTestPerson(test, root)
    const serialNumber = await registerPasskey(test, person)
    await test.context.events.flush()
    const { items } = await test.context.events.lookup(
      { accountId: root.accountId, attribute: { key: 'Username', value: person.caller.principal.userName } },
      { limit: 50 },
    )
    const event = JSON.parse(items.find(({ name }) => name === 'FinishPasskeyRegistration')!.text)
    expect(event).toMatchObject({ requestParameters: { name: 'laptop' }, responseElements: { serialNumber } })
    expect(Object.keys(event.requestParameters)).toEqual(['name'])
    expect(items.map(({ text }) => text).join()).not.toContain(person.password)
  })
})
