import { generateSync } from 'otplib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createRole } from '#registry/operations/iam/create-role.ts'
import { createVirtualMfaDevice } from '#registry/operations/iam/create-virtual-mfa-device.ts'
import { enableMfaDevice } from '#registry/operations/iam/enable-mfa-device.ts'
import type { Caller } from '#registry/operations/operation.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import { createTestContext, type TestContext } from '#registry/testing/context.ts'
import { createTestUser } from '#registry/testing/iam-users.ts'
import { assumeRole } from './assume-role.ts'

let test: TestContext
let now = new Date('2026-11-25T08:00:10.000Z')
let user: Caller
let RoleArn: string
let device: { readonly SerialNumber: string; readonly seed: string }

beforeAll(async () => {
  test = await createTestContext({ clock: () => now })
})
afterAll(() => test.close())

const pass = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000)
}
const code = () => generateSync({ secret: device.seed, epoch: now.getTime() / 1000 })
const assume = (proof: object) => runOperation(assumeRole, { RoleArn, RoleSessionName: 'test-session', ...proof }, user, test.context)

beforeEach(async () => {
  const root = await test.newCaller()
  const { user: owner, caller } = await createTestUser(test, root, { allow: ['sts:AssumeRole'] })
  user = caller
  const { VirtualMFADevice } = await runOperation(createVirtualMfaDevice, { VirtualMFADeviceName: owner.name }, root, test.context)
  const seed = Buffer.from(VirtualMFADevice.Base32StringSeed, 'base64').toString()
  device = { SerialNumber: VirtualMFADevice.SerialNumber, seed }
  const AuthenticationCode1 = code()
  pass(30)
  const codes = { AuthenticationCode1, AuthenticationCode2: code() }
  await runOperation(enableMfaDevice, { UserName: owner.name, SerialNumber: device.SerialNumber, ...codes }, root, test.context)
  pass(30)
  const statement = {
    Effect: 'Allow',
    Principal: { AWS: root.accountId },
    Action: 'sts:AssumeRole',
    Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
  }
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: statement })
  const { Role } = await runOperation(createRole, { RoleName: 'careful', AssumeRolePolicyDocument }, root, test.context)
  RoleArn = Role.Arn
})

describe('a role that wants a one-time code', () => {
  it('is for who gives one of an own device', async () => {
    await expect(assume({})).rejects.toMatchObject({ kind: 'access-denied' })
    const { Credentials } = await assume({ SerialNumber: device.SerialNumber, TokenCode: code() })
    const credential = await test.context.identities.findCredential(Credentials.AccessKeyId)
    expect(credential?.principal.session).toMatchObject({ mfaAt: now })
  })

  it('takes each code once', async () => {
    const proof = { SerialNumber: device.SerialNumber, TokenCode: code() }
    await assume(proof)
    await expect(assume(proof)).rejects.toMatchObject({
      kind: 'access-denied',
      message: 'MultiFactorAuthentication failed with invalid MFA one time pass code.',
    })
  })

  it('takes no right code after many wrong ones', async () => {
    const right = code()
    const wrong = right === '000000' ? '000001' : '000000'
    for (let tries = 0; tries < 10; tries++) {
      await assume({ SerialNumber: device.SerialNumber, TokenCode: wrong }).catch(() => {})
    }
    await expect(assume({ SerialNumber: device.SerialNumber, TokenCode: right })).rejects.toMatchObject({ kind: 'access-denied' })
  })

  it('wants both members', async () => {
    await expect(assume({ TokenCode: code() })).rejects.toMatchObject({ kind: 'invalid-parameter' })
  })
})
