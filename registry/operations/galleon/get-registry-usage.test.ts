import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { digestOf } from '#registry/domain/digest.ts'
import { createRepository } from '#registry/operations/ecr-public/create-repository.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import { createTestContext, type TestCaller, type TestContext } from '#registry/testing/context.ts'
import { putTestImage } from '#registry/testing/images.ts'
import { getRegistryUsage } from './get-registry-usage.ts'

let now = new Date('2026-11-25T12:00:00Z')
let test: TestContext
let caller: TestCaller
beforeAll(async () => {
  test = await createTestContext({ clock: () => now })
})
afterAll(() => test.close())
beforeEach(async () => {
  caller = await test.newCaller()
})

async function newRepository(name: string, blobs: Readonly<Record<string, number>> = {}, owner = caller): Promise<string> {
  await runOperation(createRepository, { repositoryName: name }, owner, test.context)
  const { id } = (await test.context.repositories.find(owner.accountId, name))!
  for (const [content, sizeBytes] of Object.entries(blobs)) await test.context.blobLinks.link(id, digestOf(content), sizeBytes)
  return id
}
const usage = (input: object = {}) => runOperation(getRegistryUsage, input, caller, test.context)

it('has nothing to tell of an empty registry', async () => {
  expect(await usage()).toEqual({
    registryId: caller.accountId,
    registry: {
      repositoryCount: 0,
      imageCount: 0,
      storedSizeInBytes: 0,
      imageSizeInBytes: 0,
      pullCount: 0,
      pullsLast30Days: 0,
      mostImagesOfRepository: 0,
      mostTagsOfImage: 0,
      largestLayerSizeInBytes: 0,
    },
    repositories: [],
  })
})

it('counts a layer once for the registry, and for each repository that has it', async () => {
  const small = await newRepository('small', { base: 1000 })
  const large = await newRepository('large', { base: 1000, app: 5_000_000_000 })
  await putTestImage(test.context, small, { content: 'one', tag: 'v1' })
  const digest = await putTestImage(test.context, large, { content: 'one', tag: 'v1' })
  await putTestImage(test.context, large, { content: 'one', tag: 'latest' })
  await putTestImage(test.context, large, { content: 'an index', children: [digest] })
  const { registry, repositories } = await usage()
  expect(registry).toEqual({
    repositoryCount: 2,
    imageCount: 3,
    storedSizeInBytes: 5_000_001_000,
    imageSizeInBytes: 3 + 3 + 8,
    pullCount: 0,
    pullsLast30Days: 0,
    mostImagesOfRepository: 2,
    mostTagsOfImage: 2,
    largestLayerSizeInBytes: 5_000_000_000,
  })
  const none = { pullCount: 0, pullsLast30Days: 0 }
  expect(repositories).toEqual([
    { repositoryName: 'large', imageCount: 2, storedSizeInBytes: 5_000_001_000, imageSizeInBytes: 11, ...none },
    { repositoryName: 'small', imageCount: 1, storedSizeInBytes: 1000, imageSizeInBytes: 3, ...none },
  ])
})

it('tells the pulls of thirty days from older ones', async () => {
  const id = await newRepository('app')
  const pullOn = async (day: string) => {
    now = new Date(`${day}T23:59:59Z`)
    test.context.pulls.count(id)
    await test.context.pulls.flush()
  }
  for (const day of ['2026-10-26', '2026-10-27', '2026-11-25']) await pullOn(day)
  const { registry, repositories } = await usage()
  expect(registry).toMatchObject({ pullCount: 3, pullsLast30Days: 2 })
  expect(repositories).toMatchObject([{ pullCount: 3, pullsLast30Days: 2 }])
})

it('pages through repositories, the largest first and those of a size by name', async () => {
  await newRepository('ab', { x: 5 })
  await newRepository('cd', { y: 7 })
  await newRepository('ef', { z: 5 })
  await newRepository('gh')
  const names: string[] = []
  let nextToken: string | undefined
  do {
    const page = await usage({ maxResults: 1, nextToken })
    expect(page.registry.repositoryCount).toBe(4)
    names.push(...page.repositories.map(({ repositoryName }) => repositoryName))
    nextToken = page.nextToken
  } while (nextToken)
  expect(names).toEqual(['cd', 'ab', 'ef', 'gh'])
})

it('is of the caller’s own registry, and its tokens are', async () => {
  const stranger = await test.newCaller()
  await newRepository('theirs', { big: 100 }, stranger)
  await newRepository('others', { small: 1 }, stranger)
  expect((await usage()).registry).toMatchObject({ repositoryCount: 0, storedSizeInBytes: 0 })
  const { nextToken } = await runOperation(getRegistryUsage, { maxResults: 1 }, stranger, test.context)
  await expect(usage({ nextToken })).rejects.toMatchObject({ kind: 'invalid-parameter' })
})

it.each([{ maxResults: 0 }, { maxResults: 101 }, { nextToken: 'made-up' }])('refuses %j', async (input) => {
  await expect(usage(input)).rejects.toMatchObject({ kind: 'invalid-parameter' })
})
