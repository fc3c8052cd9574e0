import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anonymous } from '#registry/domain/principal.ts'
import { changePassword } from '#registry/operations/iam/change-password.ts'
import { createLoginProfile } from '#registry/operations/iam/create-login-profile.ts'
import { deleteLoginProfile } from '#registry/operations/iam/delete-login-profile.ts'
import { updateLoginProfile } from '#registry/operations/iam/update-login-profile.ts'
import type { Caller } from '#registry/operations/operation.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import { signIn } from '#registry/operations/signin/sign-in.ts'
import { assumeRole } from '#registry/operations/sts/assume-role.ts'
import { createTestContext, type TestCaller, type TestContext } from '#registry/testing/context.ts'
import { callerWith, createTestRole } from '#registry/testing/iam-roles.ts'
import { createTestUser } from '#registry/testing/iam-users.ts'
import { endAllConsoleSessions } from './end-all-console-sessions.ts'
import { endConsoleSession } from './end-console-session.ts'
import { listConsoleSessions } from './list-console-sessions.ts'

const password = 'correct horse'
let test: TestContext
let root: TestCaller
let now = new Date('2026-11-25T12:00:00Z')

beforeAll(async () => {
  test = await createTestContext({ clock: () => now })
  root = await test.newCaller()
})
afterAll(() => test.close())

async function newUser(...allow: string[]) {
  const { user, caller } = await createTestUser(test, root, { allow })
  await runOperation(createLoginProfile, { UserName: user.name, Password: password }, root, test.context)
  return { name: user.name, id: user.id, keys: caller }
}

async function open(userName: string, userAgent = 'Firefox', given = password): Promise<Caller> {
  now = new Date(now.getTime() + 60_000)
  const request = { ...root.request, sourceIp: '192.0.2.1', userAgent }
  const input = { as: 'user', account: root.accountId, userName, password: given }
  const answer = await runOperation(signIn, input, { principal: anonymous, request }, test.context)
  if ('next' in answer) throw new Error('another step')
  const found = await test.context.identities.findCredential(answer.credentials.accessKeyId)
  return { principal: found!.principal, request }
}

const list = async (caller: Caller, input: object = {}) => runOperation(listConsoleSessions, input, caller, test.context)
const idOf = ({ principal }: Caller) => (principal.type === 'anonymous' ? '' : principal.accessKeyId)
const lives = async (caller: Caller) => (await test.context.identities.findCredential(idOf(caller))) !== undefined
const end = (caller: Caller, sessionId: string) => runOperation(endConsoleSession, { sessionId }, caller, test.context)

describe('console sessions', () => {
  it('are listed to their owner only, the newest first, in pages', async () => {
    const user = await newUser()
    const first = await open(user.name, 'Firefox')
    const second = await open(user.name, 'Safari')
    await open((await newUser()).name)
    test.context.sessionUses.touch(idOf(first), '198.51.100.9')
    await test.context.sessionUses.flush()
    const { sessions } = await list(second)
    expect(sessions).toMatchObject([
      { sessionId: idOf(second), current: true, userAgent: 'Safari', mfaAuthenticated: false },
      { sessionId: idOf(first), current: false, userAgent: 'Firefox', sourceIpAddress: '192.0.2.1', lastSourceIpAddress: '198.51.100.9' },
    ])
    expect(sessions[1]?.lastUsedAt).toEqual(now)
    const page = await list(second, { maxResults: 1 })
    expect((await list(second, { maxResults: 1, nextToken: page.nextToken })).sessions).toEqual([sessions[1]])
    // With keys all of them are others.
    expect((await list(user.keys)).sessions.map(({ current }) => current)).toEqual([false, false])
    expect((await list(root)).sessions).toEqual([])
    now = new Date(now.getTime() + 13 * 3600 * 1000)
    expect((await list(user.keys)).sessions).toEqual([])
  })

  it('are ended by their owner: one, all others, all', async () => {
    const user = await newUser()
    const [a, b, c] = [await open(user.name), await open(user.name), await open(user.name)]
    const stranger = await open((await newUser()).name)
    await expect(end(stranger, idOf(a))).rejects.toMatchObject({ kind: 'no-such-resource' })
    await end(b, idOf(a))
    expect(await lives(a)).toBe(false)
    await expect(end(b, idOf(a))).rejects.toMatchObject({ kind: 'no-such-resource' })
    expect(await runOperation(endAllConsoleSessions, { keepCurrent: true }, b, test.context)).toEqual({ endedSessions: 1 })
    expect([await lives(b), await lives(c), await lives(stranger)]).toEqual([true, false, true])
    expect(await runOperation(endAllConsoleSessions, {}, b, test.context)).toEqual({ endedSessions: 1 })
    expect(await lives(b)).toBe(false)
  })

  it('are none of a role', async () => {
    const user = await newUser('sts:AssumeRole')
    const { arn } = await createTestRole(test, root, { Principal: { AWS: root.accountId } })
    const assumed = await runOperation(assumeRole, { RoleArn: arn, RoleSessionName: 'me' }, await open(user.name), test.context)
    const role = await callerWith(test, assumed.Credentials, root)
    await expect(list(role)).rejects.toMatchObject({ kind: 'access-denied' })
  })
})

describe('a changed password', () => {
  it('ends the others when its user changes it', async () => {
    const user = await newUser('iam:ChangePassword')
    const [own, other] = [await open(user.name), await open(user.name)]
    const input = { OldPassword: password, NewPassword: 'battery staple' }
    await runOperation(changePassword, input, own, test.context)
    expect([await lives(own), await lives(other)]).toEqual([true, false])
  })

  it('ends all when somebody else changes it or takes it away, but not when it must only be changed', async () => {
    const user = await newUser()
    const first = await open(user.name)
    const update = (input: object) => runOperation(updateLoginProfile, { UserName: user.name, ...input }, root, test.context)
    await update({ PasswordResetRequired: false })
    expect(await lives(first)).toBe(true)
    await update({ Password: 'battery staple' })
    expect(await lives(first)).toBe(false)
    const second = await open(user.name, 'Firefox', 'battery staple')
    await runOperation(deleteLoginProfile, { UserName: user.name }, root, test.context)
    expect(await lives(second)).toBe(false)
  })
})

it('a suspended account has no session, not even when it is let in again', async () => {
  const user = await newUser()
  const session = await open(user.name)
  await test.context.accounts.setSuspended(root.accountId, true)
  await test.context.accounts.setSuspended(root.accountId, false)
  expect(await lives(session)).toBe(false)
})
