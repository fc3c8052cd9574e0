import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anonymous, type Principal } from '#registry/domain/principal.ts'
import type { Resource } from '#registry/domain/resource.ts'
import { createTestContext, type TestCaller, type TestContext } from '#registry/testing/context.ts'
import { authorize } from './authorize.ts'

const action = 'ecr-public:PutImage'
let test: TestContext
let owner: TestCaller
let foreign: TestCaller

beforeAll(async () => {
  test = await createTestContext()
  owner = await test.newCaller()
  foreign = await test.newCaller()
  const catalogData = { architectures: [], operatingSystems: [] }
  for (const name of ['open', 'shut', 'tagged']) {
    const resourceTags = name === 'tagged' ? [{ key: 'environment', value: 'prod' }] : []
    await test.context.repositories.create({ accountId: owner.accountId, name, catalogData, resourceTags })
  }
  await setPolicy('open', { Effect: 'Allow', Principal: '*', Action: action })
  await setPolicy('shut', { Effect: 'Deny', Principal: '*', Action: action })
})
afterAll(() => test.close())

async function setPolicy(name: string, statement: object) {
  const repository = await test.context.repositories.find(owner.accountId, name)
  await test.context.repositories.setPolicy(repository!.id, JSON.stringify({ Version: '2012-10-17', Statement: statement }))
}

const repository = (repositoryName: string): Resource => ({ type: 'repository', accountId: owner.accountId, repositoryName })
const ask = (principal: Principal, resource: Resource) =>
  authorize({ caller: { ...owner, principal }, action, resource, requestConditions: {} }, test.context)
const denied = (message: string) => expect.objectContaining({ kind: 'access-denied', message: expect.stringContaining(message) })

describe('authorize', () => {
  it('lets the root user do everything in its account', async () => {
    for (const resource of [{ type: 'any' }, { type: 'registry', accountId: owner.accountId }, repository('nothing')] as const) {
      await expect(ask(owner.principal, resource)).resolves.toBeUndefined()
    }
  })

  it('but not what a repository policy denies it', async () => {
    await expect(ask(owner.principal, repository('shut'))).rejects.toEqual(denied('with an explicit deny in a resource-based policy'))
  })

  it('lets nobody in without an account', async () => {
    await expect(ask(anonymous, repository('open'))).rejects.toEqual(denied('Not Authorized'))
  })

  it('keeps the root user out of another account and says why', async () => {
    const arn = `arn:aws:ecr-public::${owner.accountId}:repository/tagged`
    await expect(ask(foreign.principal, repository('tagged'))).rejects.toMatchObject({
      kind: 'access-denied',
      message: `User: arn:aws:iam::${foreign.accountId}:root is not authorized to perform: ${action} on resource: ${arn} because no resource-based policy allows the ${action} action`,
    })
  })

  it('lets it in where the repository policy does', async () => {
    await expect(ask(foreign.principal, repository('open'))).resolves.toBeUndefined()
  })

  it('says the same of a repository that is not there', async () => {
    await expect(ask(foreign.principal, repository('nothing'))).rejects.toEqual(denied('because no resource-based policy allows'))
  })
})
