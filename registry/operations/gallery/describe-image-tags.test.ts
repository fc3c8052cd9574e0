import { afterAll, beforeAll, expect, it } from 'vitest'
import { runOperation } from '#registry/operations/run-operation.ts'
import { createTestContext, type TestCaller, type TestContext } from '#registry/testing/context.ts'
import { seedPublisher, seedRepository } from '#registry/testing/gallery.ts'
import { describeImageTags } from './describe-image-tags.ts'

let test: TestContext
let visitor: TestCaller
beforeAll(async () => {
  test = await createTestContext()
  visitor = await test.newCaller()
  const harbour = await seedPublisher(test.context, 'harbour')
  for (const name of ['web', 'other']) {
    await seedRepository(test.context, harbour, { name, tags: ['1.9', '1.10', '2.0-rc', 'latest'] })
  }
})
afterAll(() => test.close())

const describe = (input: object) =>
  runOperation(describeImageTags, { registryAliasName: 'harbour', repositoryName: 'web', ...input }, visitor, test.context)
const tags = async (input: object) => (await describe(input)).imageTagDetails.map(({ imageTag }) => imageTag)
const by = (sortKey: string, order?: string) => ({ sortConfiguration: { sortKey, ...(order ? { order } : {}) } })

it('lists in the order that is asked for', async () => {
  expect(await tags({})).toEqual(['latest', '2.0-rc', '1.10', '1.9'])
  expect(await tags(by('NEWEST', 'ASCENDING'))).toEqual(['1.9', '1.10', '2.0-rc', 'latest'])
  expect(await tags(by('SEMVER'))).toEqual(['2.0-rc', '1.10', '1.9', 'latest'])
  expect(await tags(by('NAME'))).toEqual(['1.9', '1.10', '2.0-rc', 'latest'])
  expect(await tags(by('NAME', 'DESCENDING'))).toEqual(['latest', '2.0-rc', '1.10', '1.9'])
})

it('counts all tags and those with a text', async () => {
  expect(await describe({ filter: '1.', maxResults: 1 })).toMatchObject({ totalTags: 4, foundTags: 2 })
  expect(await describe({ filter: 'none' })).toEqual({ imageTagDetails: [], totalTags: 4, foundTags: 0 })
})

it('tells of one tag', async () => {
  const answer = await describe({ imageTag: '1.9' })
  expect(answer).toMatchObject({ imageTagDetails: [{ imageTag: '1.9', imageDetail: { imageTagCount: 4 } }], totalTags: 4, foundTags: 1 })
  expect(await describe({ imageTag: '1' })).toEqual({ imageTagDetails: [], totalTags: 4, foundTags: 0 })
})

it('takes a token of the same list only', async () => {
  const list = { filter: '1', ...by('SEMVER'), maxResults: 1 }
  const { nextToken } = await describe(list)
  expect(await tags({ ...list, nextToken })).toEqual(['1.9'])
  const others = [{ repositoryName: 'other' }, { filter: '' }, by('NAME'), by('SEMVER', 'ASCENDING')]
  for (const other of others) {
    await expect(describe({ ...list, nextToken, ...other })).rejects.toMatchObject({ kind: 'invalid-parameter' })
  }
})
