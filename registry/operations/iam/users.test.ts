import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '#registry/operations/operation.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import { createTestContext, type TestCaller, type TestContext } from '#registry/testing/context.ts'
import { createTestUser } from '#registry/testing/iam-users.ts'
import { createUser } from './create-user.ts'
import { deleteUser } from './delete-user.ts'
import { getUser } from './get-user.ts'
import { listUserTags } from './list-user-tags.ts'
import { listUsers } from './list-users.ts'
import { tagUser } from './tag-user.ts'
import { untagUser } from './untag-user.ts'
import { updateUser } from './update-user.ts'

let test: TestContext
let root: TestCaller

beforeAll(async () => {
  test = await createTestContext()
  root = await test.newCaller()
})
afterAll(() => test.close())

const create = (input: object, caller: Caller = root) => runOperation(createUser, input, caller, test.context)

describe('CreateUser', () => {
  it('makes a user as it is asked to', async () => {
    const Tags = [{ Key: 'team', Value: 'harbour' }]
    const { User } = await create({ UserName: 'mateo', Path: '/staff/', Tags })
    expect(User).toMatchObject({ Path: '/staff/', UserName: 'mateo', Tags })
    expect(User.UserId).toMatch(/^AIDA[A-Z2-7]{17}$/)
    expect(User.Arn).toBe(`arn:aws:iam::${root.accountId}:user/staff/mateo`)
    expect(await runOperation(getUser, { UserName: 'MATEO' }, root, test.context)).toEqual({ User })
  })

  it('makes one user of a name, whatever its case, also when many ask at once', async () => {
    const names = ['racer', 'RACER', 'Racer', 'raceR']
    const outcomes = await Promise.allSettled(names.map((UserName) => create({ UserName })))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const reasons = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
    for (const reason of reasons) expect(reason).toMatchObject({ kind: 'entity-already-exists' })
  })

  it.each([
    ['', 'UserName'],
    ['a b', 'UserName'],
    ['n'.repeat(65), 'UserName'],
  ])('refuses the name %j', async (UserName, member) => {
    await expect(create({ UserName })).rejects.toMatchObject({ kind: 'invalid-parameter', message: expect.stringContaining(member) })
  })

  it.each(['staff/', '/staff', '//', '/a b/', `/${'p'.repeat(511)}/`])('refuses the path %j', async (Path) => {
    await expect(create({ UserName: 'lost', Path })).rejects.toMatchObject({
      kind: 'invalid-parameter',
      message: expect.stringContaining('Path'),
    })
  })

  it('refuses a permissions boundary that is not there', async () => {
    const PermissionsBoundary = `arn:aws:iam::${root.accountId}:policy/none`
    await expect(create({ UserName: 'unbounded', PermissionsBoundary })).rejects.toMatchObject({ kind: 'entity-not-found' })
  })
})

describe('GetUser', () => {
  it('is the root user when the root user asks, without a name', async () => {
    const { User } = await runOperation(getUser, {}, root, test.context)
    expect(User).toEqual({ UserId: root.accountId, Arn: `arn:aws:iam::${root.accountId}:root`, CreateDate: expect.any(Date) })
  })

  it('is the user who asks, with permission', async () => {
    const { caller, user } = await createTestUser(test, root, { name: 'self-aware', allow: ['iam:GetUser'] })
    expect(await runOperation(getUser, {}, caller, test.context)).toMatchObject({ User: { UserName: 'self-aware', UserId: user.id } })
  })

  it('says whom it cannot find, and finds nobody of another account', async () => {
    await create({ UserName: 'neighbour' }, await test.newCaller())
    await expect(runOperation(getUser, { UserName: 'neighbour' }, root, test.context)).rejects.toMatchObject({
      kind: 'entity-not-found',
      message: 'The user with name neighbour cannot be found.',
    })
  })
})

describe('ListUsers', () => {
  it('goes through all users below a path in pages', async () => {
    const caller = await test.newCaller()
    for (const UserName of ['e', 'D', 'c', 'B', 'a']) await create({ UserName, Path: '/crew/' }, caller)
    await create({ UserName: 'boss' }, caller)
    const seen: string[] = []
    let Marker: string | undefined
    do {
      const page = await runOperation(listUsers, { PathPrefix: '/crew/', MaxItems: 2, Marker }, caller, test.context)
      expect(page.IsTruncated).toBe(page.Marker !== undefined)
      seen.push(...page.Users.map(({ UserName }) => UserName))
      Marker = page.Marker
    } while (Marker !== undefined)
    expect(seen).toEqual(['a', 'B', 'c', 'D', 'e'])
  })
})

describe('UpdateUser', () => {
  it('renames and moves a user who stays the same', async () => {
    const { User } = await create({ UserName: 'before' })
    await runOperation(updateUser, { UserName: 'before', NewUserName: 'Before', NewPath: '/new/' }, root, test.context)
    expect(await runOperation(getUser, { UserName: 'before' }, root, test.context)).toEqual({
      User: { ...User, UserName: 'Before', Path: '/new/', Arn: `arn:aws:iam::${root.accountId}:user/new/Before` },
    })
  })

  it('takes no name that another user has', async () => {
    await create({ UserName: 'first' })
    await create({ UserName: 'second' })
    await expect(runOperation(updateUser, { UserName: 'second', NewUserName: 'FIRST' }, root, test.context)).rejects.toMatchObject({
      kind: 'entity-already-exists',
      message: 'User with name FIRST already exists.',
    })
  })

  it('needs permission for the old and for the new', async () => {
    await create({ UserName: 'movable', Path: '/from/' })
    const from = `arn:aws:iam::${root.accountId}:user/from/*`
    const { caller } = await createTestUser(test, root, { name: 'mover', allow: ['iam:UpdateUser'], resource: from })
    await expect(runOperation(updateUser, { UserName: 'movable', NewPath: '/to/' }, caller, test.context)).rejects.toMatchObject({
      kind: 'access-denied',
      message: expect.stringContaining(':user/to/movable'),
    })
    await runOperation(updateUser, { UserName: 'movable', NewPath: '/from/here/' }, caller, test.context)
  })
})

describe('DeleteUser', () => {
  it('deletes a user, whose name may then be somebody else', async () => {
    const { User } = await create({ UserName: 'leaver' })
    await runOperation(deleteUser, { UserName: 'leaver' }, root, test.context)
    const { User: successor } = await create({ UserName: 'leaver' })
    expect(successor.UserId).not.toBe(User.UserId)
  })

  it('says which user there is not', async () => {
    await expect(runOperation(deleteUser, { UserName: 'nobody' }, root, test.context)).rejects.toMatchObject({ kind: 'entity-not-found' })
  })
})

describe('tags of users', () => {
  it('are put on, replaced, listed in pages and taken off', async () => {
    await create({ UserName: 'tagged', Tags: [{ Key: 'b', Value: '1' }] })
    const Tags = ['a', 'B', 'c'].map((Key) => ({ Key, Value: '2' }))
    await runOperation(tagUser, { UserName: 'tagged', Tags }, root, test.context)
    const first = await runOperation(listUserTags, { UserName: 'tagged', MaxItems: 2 }, root, test.context)
    expect(first).toMatchObject({ Tags: [Tags[1], Tags[0]], IsTruncated: true })
    const rest = await runOperation(listUserTags, { UserName: 'tagged', Marker: first.Marker }, root, test.context)
    expect(rest).toEqual({ Tags: [Tags[2]], IsTruncated: false })
    await runOperation(untagUser, { UserName: 'tagged', TagKeys: ['A', 'none', 'C'] }, root, test.context)
    expect((await runOperation(listUserTags, { UserName: 'tagged' }, root, test.context)).Tags).toEqual([Tags[1]])
  })

  it('may decide who may be made and tagged', async () => {
    const condition = { StringEquals: { 'aws:RequestTag/team': 'blue' }, 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] } }
    const { caller } = await createTestUser(test, root, { name: 'tagger', allow: ['iam:CreateUser', 'iam:TagUser'], condition })
    const blue = [{ Key: 'team', Value: 'blue' }]
    await create({ UserName: 'blue-one', Tags: blue }, caller)
    await runOperation(tagUser, { UserName: 'blue-one', Tags: blue }, caller, test.context)
    const others = [undefined, [{ Key: 'team', Value: 'red' }], [...blue, { Key: 'rank', Value: '1' }]]
    for (const Tags of others) {
      await expect(create({ UserName: 'other', Tags }, caller)).rejects.toMatchObject({ kind: 'access-denied' })
    }
  })

  it('decide who may be changed', async () => {
    await create({ UserName: 'mine', Tags: [{ Key: 'owner', Value: 'me' }] })
    await create({ UserName: 'theirs', Tags: [{ Key: 'owner', Value: 'them' }] })
    const condition = { StringEquals: { 'iam:ResourceTag/owner': 'me' } }
    const { caller } = await createTestUser(test, root, { name: 'owner', allow: ['iam:DeleteUser'], condition })
    await expect(runOperation(deleteUser, { UserName: 'theirs' }, caller, test.context)).rejects.toMatchObject({ kind: 'access-denied' })
    await runOperation(deleteUser, { UserName: 'mine' }, caller, test.context)
  })
})
