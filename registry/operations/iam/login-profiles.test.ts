import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '#registry/operations/operation.ts'
import { isPasswordOf } from '#registry/operations/password-hash.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import { createTestContext, type TestCaller, type TestContext } from '#registry/testing/context.ts'
import { createTestUser } from '#registry/testing/iam-users.ts'
import { changePassword } from './change-password.ts'
import { createLoginProfile } from './create-login-profile.ts'
import { createUser } from './create-user.ts'
import { deleteLoginProfile } from './delete-login-profile.ts'
import { deleteUser } from './delete-user.ts'
import { getLoginProfile } from './get-login-profile.ts'
import { updateLoginProfile } from './update-login-profile.ts'

let test: TestContext
let root: TestCaller

beforeAll(async () => {
  test = await createTestContext()
  root = await test.newCaller()
})
afterAll(() => test.close())

async function newUser(UserName: string) {
  await runOperation(createUser, { UserName }, root, test.context)
  return UserName
}
const create = (input: object) => runOperation(createLoginProfile, input, root, test.context)
const get = (UserName: string) => runOperation(getLoginProfile, { UserName }, root, test.context)
const update = (input: object) => runOperation(updateLoginProfile, input, root, test.context)

async function opens(userName: string, password: string) {
  const user = await test.context.users.find(root.accountId, userName)
  const stored = await test.context.users.passwords.find(root.accountId, user!.id)
  return isPasswordOf(stored!.hash, password)
}

describe('login profiles', () => {
  it('are made once, shown without the password, and taken away', async () => {
    const UserName = await newUser('Mateo')
    const missing = { kind: 'entity-not-found', message: 'Login Profile for User Mateo cannot be found.' }
    await expect(get(UserName)).rejects.toMatchObject(missing)
    const { LoginProfile } = await create({ UserName, Password: 'correct horse', PasswordResetRequired: true })
    expect(LoginProfile).toEqual({ UserName, CreateDate: expect.any(Date), PasswordResetRequired: true })
    expect(await get('mateo')).toEqual({ LoginProfile })
    expect(await opens(UserName, 'correct horse')).toBe(true)
    await expect(create({ UserName, Password: 'another horse' })).rejects.toMatchObject({ kind: 'entity-already-exists' })
    await expect(runOperation(deleteUser, { UserName }, root, test.context)).rejects.toMatchObject({
      message: 'Cannot delete entity, must delete login profile first.',
    })
    await runOperation(deleteLoginProfile, { UserName }, root, test.context)
    await expect(runOperation(deleteLoginProfile, { UserName }, root, test.context)).rejects.toMatchObject(missing)
    await expect(update({ UserName, Password: 'another horse' })).rejects.toMatchObject(missing)
  })

  it('change their password, their duty to change it, or both', async () => {
    const UserName = await newUser('changing')
    const { LoginProfile } = await create({ UserName, Password: 'correct horse', PasswordResetRequired: true })
    await update({ UserName, Password: 'battery staple' })
    expect(await get(UserName)).toEqual({ LoginProfile })
    expect([await opens(UserName, 'battery staple'), await opens(UserName, 'correct horse')]).toEqual([true, false])
    await update({ UserName, PasswordResetRequired: false })
    expect(await get(UserName)).toEqual({ LoginProfile: { ...LoginProfile, PasswordResetRequired: false } })
    expect(await opens(UserName, 'battery staple')).toBe(true)
  })

  it.each([
    ['seven77', 'password-policy-violation'],
    ['Namesake', 'password-policy-violation'],
    ['', 'invalid-parameter'],
    ['x'.repeat(129), 'invalid-parameter'],
    ['пароль-не-тот', 'invalid-parameter'],
  ])('refuse the password %j', async (Password, kind) => {
    const UserName = 'nameSAKE'
    if (!(await test.context.users.find(root.accountId, UserName))) await newUser(UserName)
    await expect(create({ UserName, Password })).rejects.toMatchObject({ kind })
    await expect(get(UserName)).rejects.toMatchObject({ kind: 'entity-not-found' })
  })

  it('are not for the root user', async () => {
    await expect(create({ Password: 'correct horse' })).rejects.toMatchObject({ kind: 'invalid-parameter' })
  })
})

describe('ChangePassword', () => {
  const change = (caller: Caller, OldPassword: string, NewPassword: string) =>
    runOperation(changePassword, { OldPassword, NewPassword }, caller, test.context)

  it('is the user’s own, with the old password, and ends the duty to change it', async () => {
    const { user, caller } = await createTestUser(test, root, { name: 'own', allow: ['iam:ChangePassword'] })
    await expect(change(caller, 'correct horse', 'battery staple')).rejects.toMatchObject({ kind: 'entity-not-found' })
    await create({ UserName: user.name, Password: 'correct horse', PasswordResetRequired: true })
    const wrong = { kind: 'access-denied', message: 'The old password was incorrect.' }
    await expect(change(caller, 'wrong horse', 'battery staple')).rejects.toMatchObject(wrong)
    await expect(change(caller, 'correct horse', 'short')).rejects.toMatchObject({ kind: 'password-policy-violation' })
    await expect(change(caller, 'correct horse', 'correct horse')).rejects.toMatchObject({ kind: 'password-policy-violation' })
    await change(caller, 'correct horse', 'battery staple')
    expect(await opens(user.name, 'battery staple')).toBe(true)
    expect((await get(user.name)).LoginProfile.PasswordResetRequired).toBe(false)
  })

  it('lets one of two at once through', async () => {
    const { user, caller } = await createTestUser(test, root, { allow: ['iam:ChangePassword'] })
    await create({ UserName: user.name, Password: 'correct horse' })
    const outcomes = await Promise.allSettled(['battery staple', 'staple battery'].map((next) => change(caller, 'correct horse', next)))
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('needs permission, and a caller who is a user', async () => {
    const { caller } = await createTestUser(test, root)
    await expect(change(caller, 'correct horse', 'battery staple')).rejects.toMatchObject({ kind: 'access-denied' })
    await expect(change(root, 'correct horse', 'battery staple')).rejects.toMatchObject({
      kind: 'invalid-input',
      message: 'Only IAM Users can change their own password',
    })
  })
})
