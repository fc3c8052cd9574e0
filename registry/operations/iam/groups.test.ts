import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runOperation } from '#registry/operations/run-operation.ts'
import { createTestContext, type TestCaller, type TestContext } from '#registry/testing/context.ts'
import { createTestUser } from '#registry/testing/iam-users.ts'
import { addUserToGroup } from './add-user-to-group.ts'
import { createGroup } from './create-group.ts'
import { deleteGroup } from './delete-group.ts'
import { deleteUser } from './delete-user.ts'
import { getGroup } from './get-group.ts'
import { getUser } from './get-user.ts'
import { listGroups } from './list-groups.ts'
import { listGroupsForUser } from './list-groups-for-user.ts'
import { removeUserFromGroup } from './remove-user-from-group.ts'
import { updateGroup } from './update-group.ts'

let test: TestContext
let root: TestCaller

beforeAll(async () => {
  test = await createTestContext()
  root = await test.newCaller()
})
afterAll(() => test.close())

const create = (GroupName: string, more: object = {}) => runOperation(createGroup, { GroupName, ...more }, root, test.context)
const add = (GroupName: string, UserName: string) => runOperation(addUserToGroup, { GroupName, UserName }, root, test.context)
const remove = (GroupName: string, UserName: string) => runOperation(removeUserFromGroup, { GroupName, UserName }, root, test.context)
const notFound = (message: string) => expect.objectContaining({ kind: 'entity-not-found', message })

describe('groups', () => {
  it('are made, found and listed', async () => {
    const { Group } = await create('Administrators', { Path: '/listed/' })
    expect(Group.GroupId).toMatch(/^AGPA[A-Z2-7]{17}$/)
    expect(Group.Arn).toBe(`arn:aws:iam::${root.accountId}:group/listed/Administrators`)
    const { Group: other } = await create('auditors', { Path: '/listed/' })
    expect(await runOperation(getGroup, { GroupName: 'administrators' }, root, test.context)).toEqual({
      Group,
      Users: [],
      IsTruncated: false,
    })
    const first = await runOperation(listGroups, { PathPrefix: '/listed/', MaxItems: 1 }, root, test.context)
    expect(first).toMatchObject({ Groups: [Group], IsTruncated: true })
    const rest = await runOperation(listGroups, { PathPrefix: '/listed/', Marker: first.Marker }, root, test.context)
    expect(rest).toEqual({ Groups: [other], IsTruncated: false })
  })

  it('have names of their own', async () => {
    await create('taken')
    await expect(create('TAKEN')).rejects.toMatchObject({ kind: 'entity-already-exists', message: 'Group with name TAKEN already exists.' })
    await create('untaken')
    await expect(runOperation(updateGroup, { GroupName: 'untaken', NewGroupName: 'taken' }, root, test.context)).rejects.toMatchObject({
      kind: 'entity-already-exists',
    })
    await runOperation(updateGroup, { GroupName: 'untaken', NewGroupName: 'Untaken', NewPath: '/p/' }, root, test.context)
    const { Group } = await runOperation(getGroup, { GroupName: 'untaken' }, root, test.context)
    expect(Group).toMatchObject({ GroupName: 'Untaken', Path: '/p/' })
  })

  it('say when they are not there', async () => {
    const missing = notFound('The group with name none cannot be found.')
    await expect(runOperation(getGroup, { GroupName: 'none' }, root, test.context)).rejects.toEqual(missing)
    await expect(runOperation(deleteGroup, { GroupName: 'none' }, root, test.context)).rejects.toEqual(missing)
    await expect(add('none', 'nobody')).rejects.toEqual(missing)
  })
})

describe('users of groups', () => {
  it('come in, are shown in pages, and go out', async () => {
    await create('crew')
    for (const name of ['ann', 'bob', 'cem']) {
      await createTestUser(test, root, { name })
      await add('crew', name)
    }
    await add('crew', 'ann')
    const first = await runOperation(getGroup, { GroupName: 'crew', MaxItems: 2 }, root, test.context)
    expect(first.Users.map(({ UserName }) => UserName)).toEqual(['ann', 'bob'])
    const rest = await runOperation(getGroup, { GroupName: 'crew', Marker: first.Marker }, root, test.context)
    expect(rest.Users.map(({ UserName }) => UserName)).toEqual(['cem'])
    const { Groups } = await runOperation(listGroupsForUser, { UserName: 'ann' }, root, test.context)
    expect(Groups.map(({ GroupName }) => GroupName)).toEqual(['crew'])
    await remove('crew', 'ann')
    await expect(remove('crew', 'ann')).rejects.toEqual(notFound('The user with name ann is not in the group with name crew.'))
    await expect(add('crew', 'zoe')).rejects.toEqual(notFound('The user with name zoe cannot be found.'))
    expect((await runOperation(listGroupsForUser, { UserName: 'ann' }, root, test.context)).Groups).toEqual([])
  })

  it('are in ten groups at most, also when all are entered at once', async () => {
    await createTestUser(test, root, { name: 'busy' })
    const names = Array.from({ length: 12 }, (_, at) => `many-${at}`)
    for (const name of names) await create(name)
    const outcomes = await Promise.allSettled(names.map((name) => add(name, 'busy')))
    const reasons = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
    const exceeded = expect.objectContaining({ kind: 'entity-limit-exceeded', message: 'Cannot exceed quota for GroupsPerUser: 10' })
    expect(reasons).toEqual([exceeded, exceeded])
  })

  it('have what policies of the group give them, until they are out of it', async () => {
    const { Group } = await create('readers')
    const { caller } = await createTestUser(test, root, { name: 'reader' })
    const document = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 'iam:GetUser', Resource: '*' } })
    await test.context.policies.putInline(root.accountId, Group.GroupId, 'read', document)
    const ask = () => runOperation(getUser, {}, caller, test.context)
    const becomes = (allowed: boolean) => expect.poll(() => ask().then(Boolean, () => false), { timeout: 10_000 }).toBe(allowed)
    await expect(ask()).rejects.toMatchObject({ kind: 'access-denied' })
    await add('readers', 'reader')
    await becomes(true)
    await remove('readers', 'reader')
    await becomes(false)
  })

  it('and policies keep a group from being deleted, and a user in it', async () => {
    const { Group } = await create('kept')
    await createTestUser(test, root, { name: 'keeper' })
    await add('kept', 'keeper')
    const conflict = (what: string) =>
      expect.objectContaining({ kind: 'delete-conflict', message: `Cannot delete entity, must ${what} first.` })
    const deletion = () => runOperation(deleteGroup, { GroupName: 'kept' }, root, test.context)
    await expect(deletion()).rejects.toEqual(conflict('remove users from group'))
    const keeper = await runOperation(getUser, { UserName: 'keeper' }, root, test.context)
    await test.context.users.accessKeys.delete({ accountId: root.accountId, userId: keeper.User.UserId }, await keyOf(keeper.User.UserId))
    await expect(runOperation(deleteUser, { UserName: 'keeper' }, root, test.context)).rejects.toEqual(conflict('remove users from group'))
    await remove('kept', 'keeper')
    await test.context.policies.putInline(root.accountId, Group.GroupId, 'p', '{}')
    await expect(deletion()).rejects.toEqual(conflict('delete policies'))
    await test.context.policies.deleteInline(root.accountId, Group.GroupId, 'p')
    await deletion()
    await runOperation(deleteUser, { UserName: 'keeper' }, root, test.context)
  })
})

async function keyOf(userId: string): Promise<string> {
  const { items } = await test.context.users.accessKeys.list({ accountId: root.accountId, userId }, { limit: 1 })
  return items[0]!.id
}
