import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runOperation } from '#registry/operations/run-operation.ts'
import { createTestContext, type TestContext } from '#registry/testing/context.ts'
import { createRepository } from './create-repository.ts'
import { describeRegistries } from './describe-registries.ts'

let test: TestContext

beforeAll(async () => {
  test = await createTestContext()
})
afterAll(() => test.close())

describe('DescribeRegistries', () => {
  it('answers the one registry of the account, before and after it has an alias', async () => {
    const caller = await test.newCaller()
    const { accountId } = caller
    const registry = { registryId: accountId, registryArn: `arn:aws:ecr-public::${accountId}:registry/${accountId}` }
    expect(await runOperation(describeRegistries, {}, caller, test.context)).toEqual({
      registries: [{ ...registry, registryUri: '', verified: false, aliases: [] }],
    })

    await runOperation(createRepository, { repositoryName: 'first' }, caller, test.context)
    await test.context.accounts.setVerified(accountId, true)
    const answer = await runOperation(describeRegistries, { maxResults: 1 }, caller, test.context)
    const [alias] = answer.registries[0]!.aliases
    expect(answer).toEqual({
      registries: [
        {
          ...registry,
          registryUri: `gallery.test/${alias?.name}`,
          verified: true,
          aliases: [{ name: expect.any(String), status: 'ACTIVE', primaryRegistryAlias: true, defaultRegistryAlias: true }],
        },
      ],
    })
  })

  it('has no second page to give a token for', async () => {
    await expect(runOperation(describeRegistries, { nextToken: 'x' }, await test.newCaller(), test.context)).rejects.toMatchObject({
      kind: 'invalid-parameter',
    })
  })
})
