import { afterAll, beforeAll, expect, it } from 'vitest'
import { anonymous } from '#registry/domain/principal.ts'
import type { Caller } from '#registry/operations/operation.ts'
import { createAccount } from '#registry/operations/operator/create-account.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import { signIn } from '#registry/operations/signin/sign-in.ts'
import { createTestContext, type TestContext } from '#registry/testing/context.ts'
import { createTestUser } from '#registry/testing/iam-users.ts'
import { changeRootPassword } from './change-root-password.ts'

let test: TestContext
beforeAll(async () => {
  test = await createTestContext()
})
afterAll(() => test.close())

it('is the root user’s, who knows the old one, and ends the other sessions', async () => {
  const made = await createAccount({ name: 'Harbour', email: 'harbour@example.com' }, test.context)
  const { request, ...anybody } = await test.newCaller()
  const open = async (password: string): Promise<Caller> => {
    const input = { as: 'root', email: 'harbour@example.com', password }
    const answer = await runOperation(signIn, input, { principal: anonymous, request }, test.context)
    if ('next' in answer) throw new Error('another step')
    return { principal: (await test.context.identities.findCredential(answer.credentials.accessKeyId))!.principal, request }
  }
  const lives = async ({ principal }: Caller) =>
    principal.type !== 'anonymous' && (await test.context.identities.findCredential(principal.accessKeyId)) !== undefined
  const change = (caller: Caller, oldPassword: string, newPassword: string) =>
    runOperation(changeRootPassword, { oldPassword, newPassword }, caller, test.context)

  const [own, other] = [await open(made.password), await open(made.password)]
  await expect(change(own, 'wrong', 'correct horse battery')).rejects.toMatchObject({ kind: 'access-denied' })
  await expect(change(own, made.password, 'short')).rejects.toMatchObject({ kind: 'password-policy-violation' })
  await expect(change(own, made.password, made.password)).rejects.toMatchObject({ kind: 'password-policy-violation' })
  const { caller: user } = await createTestUser(test, { ...anybody, request, accountId: made.account.id }, { allow: ['*'] })
  await expect(change(user, made.password, 'correct horse battery')).rejects.toMatchObject({ kind: 'access-denied' })
  await change(own, made.password, 'correct horse battery')
  expect([await lives(own), await lives(other)]).toEqual([true, false])
  await expect(open(made.password)).rejects.toMatchObject({ kind: 'access-denied' })
  expect(await lives(await open('correct horse battery'))).toBe(true)
  await test.context.events.flush()
  const { items } = await test.context.events.lookup({ accountId: made.account.id }, { limit: 50 })
  expect(items.map(({ name }) => name)).toContain('ChangeRootPassword')
  expect(items.some(({ text }) => text.includes('correct horse') || text.includes(made.password))).toBe(false)
})

it('may be guessed a few times only', async () => {
  const root = await test.newCaller()
  const guess = () => runOperation(changeRootPassword, { oldPassword: 'guess', newPassword: 'correct horse' }, root, test.context)
  for (let time = 0; time < 8; time++) await expect(guess()).rejects.toMatchObject({ kind: 'access-denied' })
  await expect(guess()).rejects.toMatchObject({ kind: 'rate-exceeded' })
})
