import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { lookupEvents } from '#registry/operations/cloudtrail/lookup-events.ts'
import { createRepository } from '#registry/operations/ecr-public/create-repository.ts'
import { describeRegistries } from '#registry/operations/ecr-public/describe-registries.ts'
import { getRepositoryCatalogData } from '#registry/operations/gallery/get-repository-catalog-data.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import { createTestContext, type TestCaller, type TestContext } from '#registry/testing/context.ts'
import { putTestImage } from '#registry/testing/images.ts'
import { putRepositoryPullTag } from './put-repository-pull-tag.ts'

let test: TestContext
let owner: TestCaller
let repositoryId: string
beforeAll(async () => {
  test = await createTestContext()
})
afterAll(() => test.close())
beforeEach(async () => {
  owner = await test.newCaller()
  await runOperation(createRepository, { repositoryName: 'app' }, owner, test.context)
  repositoryId = (await test.context.repositories.find(owner.accountId, 'app'))!.id
  for (const tag of ['1.0', '1.1']) await putTestImage(test.context, repositoryId, { content: tag, tag })
})

const put = (imageTag?: string, caller = owner) =>
  runOperation(putRepositoryPullTag, { registryId: owner.accountId, repositoryName: 'app', imageTag }, caller, test.context)

async function preferredTag(): Promise<string | undefined> {
  const { registries } = await runOperation(describeRegistries, {}, owner, test.context)
  const registryAliasName = registries[0]!.aliases[0]!.name
  const shown = { registryAliasName, repositoryName: 'app' }
  return (await runOperation(getRepositoryCatalogData, shown, owner, test.context)).repository.preferredTag
}

it('offers the tag to visitors until it is cleared', async () => {
  expect(await preferredTag()).toBeUndefined()
  expect(await put('1.0')).toEqual({ registryId: owner.accountId, repositoryName: 'app', imageTag: '1.0' })
  expect(await preferredTag()).toBe('1.0')
  expect(await put()).toEqual({ registryId: owner.accountId, repositoryName: 'app' })
  expect(await preferredTag()).toBeUndefined()
})

it('offers no tag that is gone, and it again when it is back', async () => {
  await put('1.0')
  await test.context.images.delete(repositoryId, { tag: '1.0' })
  expect(await preferredTag()).toBeUndefined()
  await putTestImage(test.context, repositoryId, { content: 'again', tag: '1.0' })
  expect(await preferredTag()).toBe('1.0')
})

it('refuses a tag that is not there, and keeps the one before', async () => {
  await put('1.1')
  await expect(put('2.0')).rejects.toMatchObject({ kind: 'image-not-found' })
  expect(await preferredTag()).toBe('1.1')
})

it('is the owner’s to do', async () => {
  await expect(put('1.0', await test.newCaller())).rejects.toMatchObject({ kind: 'access-denied' })
  expect(await preferredTag()).toBeUndefined()
})

it('is an event of the owner’s log', async () => {
  await put('1.0')
  const { Events } = await runOperation(
    lookupEvents,
    { LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: 'PutRepositoryPullTag' }] },
    owner,
    test.context,
  )
  expect(JSON.parse(Events[0]!.CloudTrailEvent)).toMatchObject({
    requestParameters: { repositoryName: 'app', imageTag: '1.0' },
    responseElements: { repositoryName: 'app', imageTag: '1.0' },
    readOnly: false,
  })
})
