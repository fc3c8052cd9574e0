import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '#registry/operations/operation.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import { createTestContext, type TestCaller, type TestContext } from '#registry/testing/context.ts'
import { createTestUser } from '#registry/testing/iam-users.ts'
import { createRepository } from './create-repository.ts'
import { describeRepositories } from './describe-repositories.ts'

let test: TestContext
let caller: TestCaller
const names = ['alpha', 'beta/one', 'beta/two', 'gamma', 'omega']

beforeAll(async () => {
  test = await createTestContext()
  caller = await test.newCaller()
  for (const repositoryName of names) await runOperation(createRepository, { repositoryName }, caller, test.context)
})
afterAll(() => test.close())

const describeThem = (input: unknown, by: Caller = caller) => runOperation(describeRepositories, input, by, test.context)
const namesOf = (answer: Awaited<ReturnType<typeof describeThem>>) => answer.repositories.map(({ repositoryName }) => repositoryName)

describe('DescribeRepositories', () => {
  it('lists the registry by name, without a token on the last page', async () => {
    const answer = await describeThem({})
    expect(namesOf(answer)).toEqual(names)
    expect(answer).not.toHaveProperty('nextToken')
    expect(answer.repositories[0]?.repositoryUri).toMatch(/^gallery\.test\/\w{8}\/alpha$/)
  })

  it('goes on where the page before ended', async () => {
    const seen: string[][] = []
    let nextToken: string | undefined
    do {
      const answer = await describeThem({ maxResults: 2, ...(nextToken ? { nextToken } : {}) })
      seen.push(namesOf(answer))
      nextToken = answer.nextToken
    } while (nextToken)
    expect(seen).toEqual([['alpha', 'beta/one'], ['beta/two', 'gamma'], ['omega']])
  })

  it('answers an empty registry and not another account', async () => {
    expect(await describeThem({}, await test.newCaller())).toEqual({ repositories: [] })
  })

  it('finds repositories by name, in the order of the request', async () => {
    expect(namesOf(await describeThem({ repositoryNames: ['omega', 'alpha', 'omega'] }))).toEqual(['omega', 'alpha'])
  })

  it('names the repository that is not there', async () => {
    await expect(describeThem({ repositoryNames: ['alpha', 'nothing'] })).rejects.toMatchObject({
      kind: 'repository-not-found',
      message: `The repository with name 'nothing' does not exist in the registry with id '${caller.accountId}'`,
    })
  })

  it.each([{ maxResults: 5 }, { nextToken: 'x' }])('refuses names together with %j', async (paging) => {
    await expect(describeThem({ repositoryNames: ['alpha'], ...paging })).rejects.toMatchObject({
      kind: 'invalid-parameter',
      message:
        "Invalid parameter at 'repositoryNames' failed to satisfy constraint: 'must not be used together with nextToken or maxResults'",
    })
  })

  it('refuses a token that is altered, or of another account', async () => {
    const { nextToken = '' } = await describeThem({ maxResults: 2 })
    const altered = `${nextToken.slice(0, -1)}${nextToken.endsWith('A') ? 'B' : 'A'}`
    for (const refused of [altered, 'x', Buffer.from('gamma').toString('base64url')]) {
      await expect(describeThem({ nextToken: refused })).rejects.toMatchObject({ kind: 'invalid-parameter' })
    }
    await expect(describeThem({ nextToken }, await test.newCaller())).rejects.toMatchObject({ kind: 'invalid-parameter' })
  })

  it('needs permission for each repository that is named, and for all without names', async () => {
    const resource = `arn:aws:ecr-public::${caller.accountId}:repository/beta/*`
    const { caller: user } = await createTestUser(test, caller, { allow: ['ecr-public:DescribeRepositories'], resource })
    expect(namesOf(await describeThem({ repositoryNames: ['beta/one', 'beta/two'] }, user))).toEqual(['beta/one', 'beta/two'])
    await expect(describeThem({ repositoryNames: ['beta/one', 'alpha'] }, user)).rejects.toMatchObject({
      kind: 'access-denied',
      message: expect.stringContaining(`on resource: arn:aws:ecr-public::${caller.accountId}:repository/alpha `),
    })
    await expect(describeThem({}, user)).rejects.toMatchObject({ kind: 'access-denied' })
  })

  it('keeps other registries closed', async () => {
    const stranger = await test.newCaller()
    await expect(describeThem({ registryId: caller.accountId }, stranger)).rejects.toMatchObject({
      kind: 'access-denied',
      message: expect.stringContaining(`on resource: arn:aws:ecr-public::${caller.accountId}:repository/*`),
    })
    expect(namesOf(await describeThem({ registryId: caller.accountId }))).toEqual(names)
  })
})
