import { afterAll, beforeAll, expect, it } from 'vitest'
import { createRepository } from '#registry/operations/ecr-public/create-repository.ts'
import type { Caller } from '#registry/operations/operation.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import { createTestContext, type TestCaller, type TestContext } from '#registry/testing/context.ts'
import { createTestUser } from '#registry/testing/iam-users.ts'
import { putTestImage } from '#registry/testing/images.ts'
import { listRepositories } from './list-repositories.ts'

let test: TestContext
let caller: TestCaller

beforeAll(async () => {
  test = await createTestContext()
  caller = await test.newCaller()
  for (const name of ['omega', 'alpha', 'beta/one', 'beta/two', 'b_1']) {
    await runOperation(createRepository, { repositoryName: name }, caller, test.context)
  }
  const idOf = async (name: string) => (await test.context.repositories.find(caller.accountId, name))!.id
  for (const name of ['beta/two', 'alpha']) await putTestImage(test.context, await idOf(name), { content: name, tag: 'v1' })
  await putTestImage(test.context, await idOf('alpha'), { content: 'more' })
  for (const [name, pulls] of Object.entries({ omega: 2, 'beta/one': 12 })) {
    for (let pull = 0; pull < pulls; pull++) test.context.pulls.count(await idOf(name))
  }
  await test.context.pulls.flush()
})
afterAll(() => test.close())

const list = (input: object = {}, who: Caller = caller) => runOperation(listRepositories, input, who, test.context)
async function allNames(input: object): Promise<readonly string[]> {
  const names: string[] = []
  let nextToken: string | undefined
  do {
    const page = await list({ maxResults: 2, ...input, nextToken })
    names.push(...page.repositories.map(({ repositoryName }) => repositoryName))
    nextToken = page.nextToken
  } while (nextToken)
  return names
}

it('tells of each what lists show', async () => {
  const { repositories, totalResults } = await list({ filter: 'alpha' })
  expect(totalResults).toBe(1)
  expect(repositories).toEqual([
    {
      repositoryArn: `arn:aws:ecr-public::${caller.accountId}:repository/alpha`,
      registryId: caller.accountId,
      repositoryName: 'alpha',
      repositoryUri: expect.stringMatching(/^gallery\.test\/\w{8}\/alpha$/),
      createdAt: expect.any(Date),
      imageCount: 2,
      lastPushedAt: expect.any(Date),
      pullCount: 0,
    },
  ])
  const [empty] = (await list({ filter: 'omega' })).repositories
  expect(empty).toMatchObject({ imageCount: 0, pullCount: 2 })
  expect(empty).not.toHaveProperty('lastPushedAt')
})

it.each([
  ['ETA', ['beta/one', 'beta/two']],
  ['/', ['beta/one', 'beta/two']],
  ['_', ['b_1']],
  ['%', []],
  ['nothing', []],
])('finds by the part %s of a name', async (filter, names) => {
  expect(await allNames({ filter })).toEqual(names)
  expect((await list({ filter })).totalResults).toBe(names.length)
})

it.each([
  [{}, ['alpha', 'b_1', 'beta/one', 'beta/two', 'omega']],
  [{ descending: true }, ['omega', 'beta/two', 'beta/one', 'b_1', 'alpha']],
  [{ orderBy: 'CREATED_AT' }, ['omega', 'alpha', 'beta/one', 'beta/two', 'b_1']],
  [{ orderBy: 'LAST_PUSHED_AT', descending: true }, ['alpha', 'beta/two', 'omega', 'beta/one', 'b_1']],
  [{ orderBy: 'PULLS', descending: true }, ['beta/one', 'omega', 'beta/two', 'b_1', 'alpha']],
  [{ orderBy: 'PULLS' }, ['alpha', 'b_1', 'beta/two', 'omega', 'beta/one']],
])('pages through them in the order %o', async (order, names) => {
  expect(await allNames(order)).toEqual(names)
})

it('takes a token of the same list only', async () => {
  const { nextToken } = await list({ maxResults: 1 })
  await expect(list({ nextToken, descending: true })).rejects.toMatchObject({ kind: 'invalid-parameter' })
  await expect(list({ nextToken, filter: 'a' })).rejects.toMatchObject({ kind: 'invalid-parameter' })
})

it('is of the caller’s registry, for who may list it', async () => {
  expect(await list({}, await test.newCaller())).toEqual({ repositories: [], totalResults: 0 })
  await expect(list({ registryId: caller.accountId }, await test.newCaller())).rejects.toMatchObject({ kind: 'access-denied' })
  const { caller: user } = await createTestUser(test, caller)
  await expect(list({}, user)).rejects.toMatchObject({
    kind: 'access-denied',
    message: expect.stringContaining('ecr-public:DescribeRepositories'),
  })
})

it.each([{ filter: '' }, { filter: 'x'.repeat(206) }, { orderBy: 'SIZE' }, { maxResults: 101 }])('refuses %j', async (input) => {
  await expect(list(input)).rejects.toMatchObject({ kind: 'invalid-parameter' })
})
