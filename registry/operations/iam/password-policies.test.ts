import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { callOperation } from '#registry/testing/call-operation.ts'
import { createTestContext, type TestCaller, type TestContext } from '#registry/testing/context.ts'
import { createTestUser } from '#registry/testing/iam-users.ts'
import type { Caller } from '../operation.ts'
import { iamUserOperations } from './user-operations.ts'

let test: TestContext
let root: TestCaller

beforeAll(async () => {
  test = await createTestContext()
})
afterAll(() => test.close())
beforeEach(async () => {
  root = await test.newCaller()
})

const call = (name: string, input: object = {}, caller: Caller = root): Promise<unknown> =>
  callOperation(iamUserOperations, name, input, caller, test.context)
const violation = (message: RegExp) => ({ kind: 'password-policy-violation', message: expect.stringMatching(message) })

const nothingAsked = {
  MinimumPasswordLength: 6,
  RequireSymbols: false,
  RequireNumbers: false,
  RequireUppercaseCharacters: false,
  RequireLowercaseCharacters: false,
  AllowUsersToChangePassword: false,
  ExpirePasswords: false,
  HardExpiry: false,
}

describe('the password policy of an account', () => {
  it('is none at first, is set as a whole, and is the account’s own', async () => {
    const missing = { kind: 'entity-not-found', message: `The Password Policy with domain name ${root.accountId} cannot be found.` }
    await expect(call('GetAccountPasswordPolicy')).rejects.toMatchObject(missing)
    await expect(call('DeleteAccountPasswordPolicy')).rejects.toMatchObject({ kind: 'entity-not-found' })
    await call('UpdateAccountPasswordPolicy', { RequireSymbols: true, MaxPasswordAge: 90, PasswordReusePrevention: 24 })
    expect(await call('GetAccountPasswordPolicy')).toEqual({
      PasswordPolicy: { ...nothingAsked, RequireSymbols: true, ExpirePasswords: true, MaxPasswordAge: 90, PasswordReusePrevention: 24 },
    })
    await call('UpdateAccountPasswordPolicy')
    expect(await call('GetAccountPasswordPolicy')).toEqual({ PasswordPolicy: nothingAsked })
    await expect(call('GetAccountPasswordPolicy', {}, await test.newCaller())).rejects.toMatchObject({ kind: 'entity-not-found' })
    await call('DeleteAccountPasswordPolicy')
    await expect(call('GetAccountPasswordPolicy')).rejects.toMatchObject(missing)
  })

  it.each([
    ['MinimumPasswordLength', 5],
    ['MinimumPasswordLength', 129],
    ['MaxPasswordAge', 0],
    ['MaxPasswordAge', 1096],
    ['PasswordReusePrevention', 25],
    ['PasswordReusePrevention', 1.5],
  ])('cannot have %s %d', async (member, value) => {
    await expect(call('UpdateAccountPasswordPolicy', { [member]: value })).rejects.toMatchObject({
      kind: 'invalid-parameter',
      message: expect.stringContaining(member),
    })
  })

  it('says all that is wrong with a password at once, wherever one is set', async () => {
    const { user } = await createTestUser(test, root, { name: 'mara' })
    await call('UpdateAccountPasswordPolicy', {
      MinimumPasswordLength: 12,
      RequireSymbols: true,
      RequireNumbers: true,
      RequireUppercaseCharacters: true,
      RequireLowercaseCharacters: true,
    })
    const create = (Password: string) => call('CreateLoginProfile', { UserName: user.name, Password })
    await expect(create('ABCDEF')).rejects.toMatchObject(violation(/length of 12 and .*lowercase letter and .*number and .*symbol/))
    await expect(create('correct horse staple')).rejects.toMatchObject(violation(/^Password should have at least one uppercase letter/))
    await create('Correct-Horse-1')
    await expect(call('UpdateLoginProfile', { UserName: user.name, Password: 'Correct-Horse' })).rejects.toMatchObject(
      violation(/at least one number$/),
    )
    await call('UpdateAccountPasswordPolicy')
    await call('UpdateLoginProfile', { UserName: user.name, Password: 'sixsix' })
    await expect(call('UpdateLoginProfile', { UserName: user.name, Password: 'five5' })).rejects.toMatchObject(violation(/length of 6$/))
  })

  it('lets nobody take one of the last passwords again, through a removal, too', async () => {
    const { user, caller } = await createTestUser(test, root, { allow: ['iam:ChangePassword'] })
    await call('UpdateAccountPasswordPolicy', { PasswordReusePrevention: 3 })
    const set = (Password: string) => call('UpdateLoginProfile', { UserName: user.name, Password })
    const again = violation(/one of the last 3/)
    await call('CreateLoginProfile', { UserName: user.name, Password: 'password one' })
    await expect(set('password one')).rejects.toMatchObject(again)
    await set('password two')
    await call('ChangePassword', { OldPassword: 'password two', NewPassword: 'password three' }, caller)
    for (const Password of ['password one', 'password two', 'password three']) await expect(set(Password)).rejects.toMatchObject(again)
    await call('DeleteLoginProfile', { UserName: user.name })
    await expect(call('CreateLoginProfile', { UserName: user.name, Password: 'password two' })).rejects.toMatchObject(again)
    await call('CreateLoginProfile', { UserName: user.name, Password: 'password four' })
    await set('password one')
    // Of what nobody asks for nothing is kept.
    await call('DeleteAccountPasswordPolicy')
    await set('password five')
    expect(await test.context.users.passwords.earlier(root.accountId, user.id, 24)).toEqual([])
  })

  it('lets all users change their own password and read the rules, and nothing else', async () => {
    const { user, caller } = await createTestUser(test, root)
    const other = await createTestUser(test, root)
    await call('CreateLoginProfile', { UserName: user.name, Password: 'password one' })
    const change = () => call('ChangePassword', { OldPassword: 'password one', NewPassword: 'password two' }, caller)
    await expect(change()).rejects.toMatchObject({ kind: 'access-denied' })
    await call('UpdateAccountPasswordPolicy', { AllowUsersToChangePassword: true })
    await expect(call('GetAccountPasswordPolicy', {}, caller)).resolves.toMatchObject({
      PasswordPolicy: { AllowUsersToChangePassword: true },
    })
    await expect(call('UpdateLoginProfile', { UserName: other.user.name }, caller)).rejects.toMatchObject({ kind: 'access-denied' })
    await change()
    await call('UpdateAccountPasswordPolicy')
    await expect(call('GetAccountPasswordPolicy', {}, caller)).rejects.toMatchObject({ kind: 'access-denied' })
  })

  it('gives way to a policy that denies', async () => {
    const { user, caller } = await createTestUser(test, root)
    await call('CreateLoginProfile', { UserName: user.name, Password: 'password one' })
    await call('UpdateAccountPasswordPolicy', { AllowUsersToChangePassword: true })
    const Statement = { Effect: 'Deny', Action: 'iam:ChangePassword', Resource: '*' }
    await test.context.policies.putInline(root.accountId, user.id, 'never', JSON.stringify({ Version: '2012-10-17', Statement }))
    await expect(call('ChangePassword', { OldPassword: 'password one', NewPassword: 'password two' }, caller)).rejects.toMatchObject({
      kind: 'access-denied',
    })
  })

  it('is told by the log with its numbers, and without a password', async () => {
    await call('UpdateAccountPasswordPolicy', { MinimumPasswordLength: 10, MaxPasswordAge: 30, PasswordReusePrevention: 2 })
    await test.context.events.flush()
    const query = { accountId: root.accountId, attribute: { key: 'EventName', value: 'UpdateAccountPasswordPolicy' } } as const
    const { items } = await test.context.events.lookup(query, { limit: 1 })
    expect(JSON.parse(items[0]!.text).requestParameters).toMatchObject({
      minimumPasswordLength: 10,
      maxPasswordAge: 30,
      passwordReusePrevention: 2,
    })
  })
})
