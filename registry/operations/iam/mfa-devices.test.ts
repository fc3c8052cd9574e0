import { generateSync } from 'otplib'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { AccountPrincipal } from '#registry/domain/principal.ts'
import type { Caller } from '#registry/operations/operation.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import { getSessionToken } from '#registry/operations/sts/get-session-token.ts'
import { createTestContext, type TestCaller, type TestContext } from '#registry/testing/context.ts'
import { createTestUser } from '#registry/testing/iam-users.ts'
import { createVirtualMfaDevice } from './create-virtual-mfa-device.ts'
import { deactivateMfaDevice } from './deactivate-mfa-device.ts'
import { deleteVirtualMfaDevice } from './delete-virtual-mfa-device.ts'
import { enableMfaDevice } from './enable-mfa-device.ts'
import { listMfaDevices } from './list-mfa-devices.ts'
import { listVirtualMfaDevices } from './list-virtual-mfa-devices.ts'
import { verifyMfaCode } from './verify-mfa-code.ts'

let test: TestContext
let root: TestCaller
let now = new Date('2026-11-25T08:00:10.000Z')

beforeAll(async () => {
  test = await createTestContext({ clock: () => now })
})
afterAll(() => test.close())
beforeEach(async () => {
  root = await test.newCaller()
})

interface Device {
  readonly SerialNumber: string
  readonly seed: string
}

async function newDevice(VirtualMFADeviceName: string, caller: Caller = root): Promise<Device> {
  const { VirtualMFADevice } = await runOperation(createVirtualMfaDevice, { VirtualMFADeviceName }, caller, test.context)
  return { SerialNumber: VirtualMFADevice.SerialNumber, seed: Buffer.from(VirtualMFADevice.Base32StringSeed, 'base64').toString() }
}

const pass = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000)
}
const codeIn = ({ seed }: Device, seconds: number) => generateSync({ secret: seed, epoch: now.getTime() / 1000 + seconds })

function enable(device: Device, UserName: string | undefined, [first, second] = [codeIn(device, -30), codeIn(device, 0)]) {
  const codes = { AuthenticationCode1: first, AuthenticationCode2: second }
  return runOperation(enableMfaDevice, { UserName, SerialNumber: device.SerialNumber, ...codes }, root, test.context)
}

const verify = (device: Device, code: string, { principal }: Caller) =>
  verifyMfaCode({ serialNumber: device.SerialNumber, code, at: now }, principal as AccountPrincipal, test.context)

describe('virtual devices', () => {
  it('are made with a seed as text and as a picture', async () => {
    const input = { VirtualMFADeviceName: 'phone', Path: '/p/', Tags: [{ Key: 'k', Value: 'v' }] }
    const { VirtualMFADevice } = await runOperation(createVirtualMfaDevice, input, root, test.context)
    expect(VirtualMFADevice.SerialNumber).toBe(`arn:aws:iam::${root.accountId}:mfa/p/phone`)
    expect(Buffer.from(VirtualMFADevice.Base32StringSeed, 'base64').toString()).toMatch(/^[A-Z2-7]{64}$/)
    expect(VirtualMFADevice.Tags).toEqual(input.Tags)
    const picture = await sharp(Buffer.from(VirtualMFADevice.QRCodePNG, 'base64')).metadata()
    expect(picture).toMatchObject({ format: 'png', width: picture.height })
    await expect(runOperation(createVirtualMfaDevice, input, root, test.context)).rejects.toMatchObject({
      kind: 'entity-already-exists',
    })
  })

  it('go through their life', async () => {
    const { user } = await createTestUser(test, root, { name: 'jane' })
    const device = await newDevice('of-jane')
    const virtual = async (AssignmentStatus?: string) =>
      (await runOperation(listVirtualMfaDevices, { AssignmentStatus }, root, test.context)).VirtualMFADevices
    const own = async () => (await runOperation(listMfaDevices, { UserName: 'jane' }, root, test.context)).MFADevices
    expect(await virtual()).toEqual([{ SerialNumber: device.SerialNumber }])
    await enable(device, 'jane')
    expect(await own()).toEqual([{ UserName: 'jane', SerialNumber: device.SerialNumber, EnableDate: now }])
    expect(await virtual('Assigned')).toMatchObject([{ SerialNumber: device.SerialNumber, EnableDate: now, User: { UserId: user.id } }])
    expect(await virtual('Unassigned')).toEqual([])
    const named = { UserName: 'jane', SerialNumber: device.SerialNumber }
    const remove = () => runOperation(deleteVirtualMfaDevice, { SerialNumber: device.SerialNumber }, root, test.context)
    await expect(remove()).rejects.toMatchObject({ kind: 'delete-conflict', message: 'MFA VirtualDevice in use. Must deactivate first.' })
    await expect(enable(device, 'jane')).rejects.toMatchObject({ kind: 'entity-already-exists' })
    await runOperation(deactivateMfaDevice, named, root, test.context)
    await expect(runOperation(deactivateMfaDevice, named, root, test.context)).rejects.toMatchObject({ kind: 'entity-not-found' })
    expect(await own()).toEqual([])
    await remove()
    await expect(remove()).rejects.toMatchObject({
      kind: 'entity-not-found',
      message: `VirtualMFADevice with serial number ${device.SerialNumber} doesn't exist.`,
    })
  })

  it('are enabled by two codes, one after the other and of now', async () => {
    await createTestUser(test, root, { name: 'ann' })
    const device = await newDevice('of-ann')
    const invalid = { kind: 'invalid-authentication-code', message: 'AuthenticationCode for device is not valid.' }
    const wrong: readonly [string, string][] = [
      [codeIn(device, 0), codeIn(device, -30)],
      [codeIn(device, 0), codeIn(device, 0)],
      [codeIn(device, -120), codeIn(device, -90)],
      [codeIn(device, 60), codeIn(device, 90)],
    ]
    for (const codes of wrong) await expect(enable(device, 'ann', codes)).rejects.toMatchObject(invalid)
    await expect(enable(device, 'ann', ['12345', '123456'])).rejects.toMatchObject({ kind: 'invalid-parameter' })
    await enable(device, 'ann', [codeIn(device, 0), codeIn(device, 30)])
  })

  it('are the root user’s when it gives the id of its account for a name', async () => {
    const device = await newDevice('of-root')
    await enable(device, root.accountId)
    const { MFADevices } = await runOperation(listMfaDevices, {}, root, test.context)
    expect(MFADevices).toEqual([{ SerialNumber: device.SerialNumber, EnableDate: now }])
    const { VirtualMFADevices } = await runOperation(listVirtualMfaDevices, {}, root, test.context)
    expect(VirtualMFADevices).toMatchObject([{ User: { UserId: root.accountId, Arn: `arn:aws:iam::${root.accountId}:root` } }])
    await runOperation(deactivateMfaDevice, { UserName: root.accountId, SerialNumber: device.SerialNumber }, root, test.context)
  })

  it('are of their account only', async () => {
    const device = await newDevice('private')
    const foreign = await test.newCaller()
    const ask = runOperation(deleteVirtualMfaDevice, { SerialNumber: device.SerialNumber }, foreign, test.context)
    await expect(ask).rejects.toMatchObject({ kind: 'entity-not-found' })
  })
})

describe('a code', () => {
  it('is good once, with the one before and the one after, and for its user only', async () => {
    const { caller } = await createTestUser(test, root, { name: 'jane' })
    const { caller: other } = await createTestUser(test, root, { name: 'john' })
    const device = await newDevice('of-jane')
    expect(await verify(device, codeIn(device, 0), caller)).toBe(false)
    await enable(device, 'jane')
    expect(await verify(device, codeIn(device, 0), caller)).toBe(false)
    pass(60)
    expect(await verify(device, codeIn(device, 0), other)).toBe(false)
    expect(await verify(device, codeIn(device, 0), root)).toBe(false)
    expect(await verify(device, codeIn(device, -30), caller)).toBe(true)
    expect(await verify(device, codeIn(device, 0), caller)).toBe(true)
    expect(await verify(device, codeIn(device, 0), caller)).toBe(false)
    expect(await verify(device, codeIn(device, -30), caller)).toBe(false)
    expect(await verify(device, codeIn(device, 30), caller)).toBe(true)
  })

  it('is taken from one of many who give it at once', async () => {
    const { caller } = await createTestUser(test, root, { name: 'jane' })
    const device = await newDevice('of-jane')
    await enable(device, 'jane')
    pass(30)
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => verify(device, codeIn(device, 0), caller)))
    expect(outcomes.filter(Boolean)).toHaveLength(1)
  })

  it('cannot be guessed: after ten wrong ones the right one must wait', async () => {
    const { caller } = await createTestUser(test, root, { name: 'jane' })
    const device = await newDevice('of-jane')
    await enable(device, 'jane')
    pass(3600)
    for (let times = 0; times < 10; times++) expect(await verify(device, 'wrong!', caller)).toBe(false)
    expect(await verify(device, codeIn(device, 0), caller)).toBe(false)
    pass(30)
    expect(await verify(device, codeIn(device, 0), caller)).toBe(true)
  })

  it('that is wrong counts as a try also where it ends the request', async () => {
    const { caller } = await createTestUser(test, root, { name: 'jane' })
    const device = await newDevice('of-jane')
    await enable(device, 'jane')
    pass(3600)
    const ask = (TokenCode: string) => runOperation(getSessionToken, { SerialNumber: device.SerialNumber, TokenCode }, caller, test.context)
    const wrong = codeIn(device, 3600)
    for (let times = 0; times < 10; times++) await expect(ask(wrong)).rejects.toMatchObject({ kind: 'access-denied' })
    await expect(ask(codeIn(device, 0))).rejects.toMatchObject({ kind: 'access-denied' })
    pass(30)
    await ask(codeIn(device, 0))
  })
})
