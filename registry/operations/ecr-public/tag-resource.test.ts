import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Caller } from '#registry/operations/operation.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import { createTestContext, type TestCaller, type TestContext } from '#registry/testing/context.ts'
import { createTestUser } from '#registry/testing/iam-users.ts'
import { createRepository } from './create-repository.ts'
import { listTagsForResource } from './list-tags-for-resource.ts'
import { tagResource } from './tag-resource.ts'
import { untagResource } from './untag-resource.ts'

let test: TestContext
let caller: TestCaller
let resourceArn: string

beforeAll(async () => {
  test = await createTestContext()
  caller = await test.newCaller()
})
afterAll(() => test.close())
beforeEach(async ({ task }) => {
  const repositoryName = `r${task.id.replaceAll(/[^a-z0-9]/g, '')}`
  const tags = [{ Key: 'team', Value: 'devs' }]
  resourceArn = (await runOperation(createRepository, { repositoryName, tags }, caller, test.context)).repository.repositoryArn
})

const tag = (tags: unknown, by: Caller = caller, arn = resourceArn) =>
  runOperation(tagResource, { resourceArn: arn, tags }, by, test.context)
const untag = (tagKeys: unknown, by: Caller = caller, arn = resourceArn) =>
  runOperation(untagResource, { resourceArn: arn, tagKeys }, by, test.context)
const list = async (by: Caller = caller, arn = resourceArn) =>
  (await runOperation(listTagsForResource, { resourceArn: arn }, by, test.context)).tags
const numbered = (count: number, from = 0) => Array.from({ length: count }, (_, at) => ({ Key: `k${from + at}`, Value: '' }))

describe('the tags of a repository', () => {
  it('are those it was made with, and are added and overwritten', async () => {
    expect(await list()).toEqual([{ Key: 'team', Value: 'devs' }])
    const added = [
      { Key: 'Team', Value: '' },
      { Key: 'team', Value: 'ops' },
      { Key: 'стек', Value: 'dev' },
    ]
    expect(await tag(added)).toEqual({})
    expect(await list()).toEqual(added)
  })

  it('are taken away by key, with case', async () => {
    await tag([{ Key: 'stack', Value: 'dev' }])
    expect(await untag(['team', 'STACK', 'nothing', 'team'])).toEqual({})
    expect(await list()).toEqual([{ Key: 'stack', Value: 'dev' }])
  })

  it('stay as they are with empty lists', async () => {
    expect(await tag([])).toEqual({})
    expect(await untag([])).toEqual({})
    expect(await list()).toEqual([{ Key: 'team', Value: 'devs' }])
  })

  it('are fifty at most, together with those it has', async () => {
    await tag(numbered(49))
    await expect(tag([{ Key: 'one more', Value: '' }])).rejects.toMatchObject({
      kind: 'too-many-tags',
      message: 'A repository can have at most 50 tags, and this one would have 51.',
    })
    await tag([{ Key: 'k0', Value: 'overwritten' }])
    const tags = await list()
    expect(tags).toHaveLength(50)
    expect(tags[0]).toEqual({ Key: 'k0', Value: 'overwritten' })
  })

  it('are fifty at most when many ask at once', async () => {
    const outcomes = await Promise.allSettled([0, 1, 2, 3].map((at) => tag(numbered(20, at * 20))))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
    expect(await list()).toHaveLength(41)
  })

  it.each([
    ['a reserved key', [{ Key: 'Aws:team', Value: 'x' }], 'invalid-tag-parameter'],
    ['a reserved value', [{ Key: 'x', Value: 'aws:x' }], 'invalid-tag-parameter'],
    ['a key twice', [...numbered(1), ...numbered(1)], 'invalid-tag-parameter'],
    ['a character that is not allowed', [{ Key: 'a', Value: 'b<c' }], 'invalid-tag-parameter'],
    ['an empty key', [{ Key: '', Value: '' }], 'invalid-parameter'],
    ['a list too long', numbered(201), 'invalid-parameter'],
    ['no list', undefined, 'invalid-parameter'],
  ])('do not change with %s', async (_what, tags, kind) => {
    await expect(tag(tags)).rejects.toMatchObject({ kind })
    expect(await list()).toEqual([{ Key: 'team', Value: 'devs' }])
  })

  it('with the reserved prefix cannot be taken away either', async () => {
    await expect(untag(['team', 'aws:created-by'])).rejects.toMatchObject({ kind: 'invalid-tag-parameter' })
    expect(await list()).toHaveLength(1)
  })
})

describe('the ARN', () => {
  it.each([
    'my-app',
    'arn:aws:ecr-public:us-east-1:ACCOUNT:repository/app',
    'arn:aws:ecr-public::ACCOUNT:registry/ACCOUNT',
    'arn:aws:ecr::ACCOUNT:repository/app',
    'arn:aws:ecr-public::ACCOUNT:repository/App',
    'arn:aws:ecr-public::ACCOUNT:repository/*',
    'arn:aws:ecr-public::ACCOUNT:repository/app\n',
    'arn:aws:ecr-public::123:repository/app',
  ])('is refused when it is no ARN of a repository: %j', async (arn) => {
    const asked = arn.replaceAll('ACCOUNT', caller.accountId)
    const refusal = { kind: 'invalid-parameter', message: expect.stringContaining("Invalid parameter at 'resourceArn'") }
    await expect(tag([], caller, asked)).rejects.toMatchObject(refusal)
    await expect(untag([], caller, asked)).rejects.toMatchObject(refusal)
    await expect(list(caller, asked)).rejects.toMatchObject(refusal)
  })

  it('may name a repository that is not there', async () => {
    const arn = `arn:aws:ecr-public::${caller.accountId}:repository/nothing`
    const refusal = {
      kind: 'repository-not-found',
      message: `The repository with name 'nothing' does not exist in the registry with id '${caller.accountId}'`,
    }
    await expect(tag(numbered(1), caller, arn)).rejects.toMatchObject(refusal)
    await expect(untag(['a'], caller, arn)).rejects.toMatchObject(refusal)
    await expect(list(caller, arn)).rejects.toMatchObject(refusal)
  })

  it('of another account says the same whether that has such a repository', async () => {
    const stranger = await test.newCaller()
    for (const arn of [resourceArn, `${resourceArn}x`, 'arn:aws:ecr-public::100000000000:repository/app']) {
      const refusal = { kind: 'access-denied', message: expect.stringContaining('because no resource-based policy allows') }
      await expect(tag(numbered(1), stranger, arn)).rejects.toMatchObject(refusal)
      await expect(untag(['team'], stranger, arn)).rejects.toMatchObject(refusal)
      await expect(list(stranger, arn)).rejects.toMatchObject(refusal)
    }
  })
})

describe('policies on tags', () => {
  const onlyDevs = { StringEquals: { 'aws:RequestTag/team': ['devs'] }, 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team', 'stage'] } }

  it('may ask which tags are put on', async () => {
    const allow = ['ecr-public:TagResource']
    const { caller: user } = await createTestUser(test, caller, { allow, resource: resourceArn, condition: onlyDevs })
    await expect(tag([{ Key: 'team', Value: 'devs' }], user)).resolves.toEqual({})
    const refused = { kind: 'access-denied' }
    await expect(tag([{ Key: 'team', Value: 'ops' }], user)).rejects.toMatchObject(refused)
    await expect(tag([{ Key: 'team', Value: 'devs' }, ...numbered(1)], user)).rejects.toMatchObject(refused)
  })

  it('may ask which tags a new repository has', async () => {
    const { caller: user } = await createTestUser(test, caller, { allow: ['ecr-public:CreateRepository'], condition: onlyDevs })
    const create = (repositoryName: string, tags?: unknown) =>
      runOperation(createRepository, { repositoryName, ...(tags ? { tags } : {}) }, user, test.context)
    await expect(create('of-devs', [{ Key: 'team', Value: 'devs' }])).resolves.toBeDefined()
    await expect(create('of-ops', [{ Key: 'team', Value: 'ops' }])).rejects.toMatchObject({ kind: 'access-denied' })
    await expect(create('of-nobody')).rejects.toMatchObject({ kind: 'access-denied' })
  })

  it('may ask which tags are taken off, and which the repository has', async () => {
    const condition = { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['stage'] }, StringEquals: { 'aws:ResourceTag/team': 'devs' } }
    const { caller: user } = await createTestUser(test, caller, { allow: ['ecr-public:UntagResource'], condition })
    await expect(untag(['stage'], user)).resolves.toEqual({})
    await expect(untag(['stage', 'team'], user)).rejects.toMatchObject({ kind: 'access-denied' })
    await tag([{ Key: 'team', Value: 'ops' }])
    await expect(untag(['stage'], user)).rejects.toMatchObject({ kind: 'access-denied' })
  })
})
