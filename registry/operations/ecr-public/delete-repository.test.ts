import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runOperation } from '#registry/operations/run-operation.ts'
import { createTestContext, type TestCaller, type TestContext } from '#registry/testing/context.ts'
import { putTestImage } from '#registry/testing/images.ts'
import { createRepository } from './create-repository.ts'
import { deleteRepository } from './delete-repository.ts'

let test: TestContext
let caller: TestCaller

beforeAll(async () => {
  test = await createTestContext()
  caller = await test.newCaller()
})
afterAll(() => test.close())

const create = (repositoryName: string) => runOperation(createRepository, { repositoryName }, caller, test.context)
const remove = (input: object, by = caller) => runOperation(deleteRepository, input, by, test.context)
const find = (name: string) => test.context.repositories.find(caller.accountId, name)

describe('DeleteRepository', () => {
  it('answers the repository that it deleted', async () => {
    const { repository } = await create('gone')
    expect(await remove({ repositoryName: 'gone' })).toEqual({ repository })
    expect(await find('gone')).toBeUndefined()
    await expect(remove({ repositoryName: 'gone' })).rejects.toMatchObject({ kind: 'repository-not-found' })
  })

  it('deletes a repository with images only by force', async () => {
    await create('full')
    await putTestImage(test.context, (await find('full'))!.id, { content: 'image', tag: 'latest' })
    await expect(remove({ repositoryName: 'full' })).rejects.toMatchObject({
      kind: 'repository-not-empty',
      message: `The repository with name 'full' in registry with id '${caller.accountId}' cannot be deleted because it still contains images`,
    })
    expect(await find('full')).toBeDefined()
    await remove({ repositoryName: 'full', force: true })
    expect(await find('full')).toBeUndefined()
  })

  it('is for the owner only', async () => {
    await create('mine')
    await expect(
      remove({ repositoryName: 'mine', registryId: caller.accountId, force: true }, await test.newCaller()),
    ).rejects.toMatchObject({
      kind: 'access-denied',
    })
    expect(await find('mine')).toBeDefined()
  })
})
