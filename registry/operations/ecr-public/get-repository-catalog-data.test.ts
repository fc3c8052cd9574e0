import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runOperation } from '#registry/operations/run-operation.ts'
import { createTestContext, type TestCaller, type TestContext } from '#registry/testing/context.ts'
import { createRepository } from './create-repository.ts'
import { getRepositoryCatalogData } from './get-repository-catalog-data.ts'

let test: TestContext
let caller: TestCaller

beforeAll(async () => {
  test = await createTestContext()
  caller = await test.newCaller()
})
afterAll(() => test.close())

const get = (repositoryName: string, by = caller, registryId?: string) =>
  runOperation(getRepositoryCatalogData, { repositoryName, registryId }, by, test.context)

describe('GetRepositoryCatalogData', () => {
  it('answers an empty object when nothing was ever set', async () => {
    await runOperation(createRepository, { repositoryName: 'plain' }, caller, test.context)
    expect(await get('plain')).toEqual({ catalogData: {} })
  })

  it('answers what was set and nothing more', async () => {
    const catalogData = { description: '', architectures: ['x86'], aboutText: 'Line 1\nLine 2' }
    await runOperation(createRepository, { repositoryName: 'described', catalogData }, caller, test.context)
    expect(await get('described')).toEqual({ catalogData })
  })

  it('is for the owner only, and for repositories that are there', async () => {
    await expect(get('plain', await test.newCaller(), caller.accountId)).rejects.toMatchObject({ kind: 'access-denied' })
    await expect(get('nothing')).rejects.toMatchObject({ kind: 'repository-not-found' })
  })
})
