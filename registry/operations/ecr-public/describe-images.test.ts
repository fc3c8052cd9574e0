import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Digest, digestOf } from '#registry/domain/digest.ts'
import { mediaTypes } from '#registry/domain/media-types.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import { createTestContext, type TestCaller, type TestContext } from '#registry/testing/context.ts'
import { putTestImage } from '#registry/testing/images.ts'
import { createRepository } from './create-repository.ts'
import { describeImages } from './describe-images.ts'

let test: TestContext
let caller: TestCaller
let one: Digest
let two: Digest
let index: Digest

beforeAll(async () => {
  test = await createTestContext()
  caller = await test.newCaller()
  await runOperation(createRepository, { repositoryName: 'app' }, caller, test.context)
  await runOperation(createRepository, { repositoryName: 'empty' }, caller, test.context)
  const { id } = (await test.context.repositories.find(caller.accountId, 'app'))!
  one = await putTestImage(test.context, id, { content: 'one', tag: 'v1' })
  await putTestImage(test.context, id, { content: 'one', tag: 'latest' })
  two = await putTestImage(test.context, id, { content: 'three' })
  index = await putTestImage(test.context, id, { content: 'index', tag: 'multi', children: [one, two] })
})
afterAll(() => test.close())

const describeThem = (input: object) => runOperation(describeImages, { repositoryName: 'app', ...input }, caller, test.context)

describe('DescribeImages', () => {
  it('answers each image as the API model says, the newest first', async () => {
    const { imageDetails, ...rest } = await describeThem({})
    const common = { registryId: caller.accountId, repositoryName: 'app', imagePushedAt: expect.any(Date) }
    const image = { imageManifestMediaType: mediaTypes.ociManifest, artifactMediaType: mediaTypes.ociImageConfig }
    expect(imageDetails).toEqual([
      { ...common, imageDigest: index, imageTags: ['multi'], imageSizeInBytes: 5, imageManifestMediaType: mediaTypes.ociIndex },
      { ...common, imageDigest: two, imageSizeInBytes: 5, ...image },
      { ...common, imageDigest: one, imageTags: ['latest', 'v1'], imageSizeInBytes: 3, ...image },
    ])
    expect(rest).toEqual({})
  })

  it('pages through all of them', async () => {
    const first = await describeThem({ maxResults: 2 })
    const second = await describeThem({ maxResults: 2, nextToken: first.nextToken })
    expect([...first.imageDetails, ...second.imageDetails].map(({ imageDigest }) => imageDigest)).toEqual([index, two, one])
    expect(second).not.toHaveProperty('nextToken')
  })

  it('refuses the token of another repository', async () => {
    const { nextToken } = await describeThem({ maxResults: 1 })
    await expect(describeThem({ repositoryName: 'empty', nextToken })).rejects.toMatchObject({ kind: 'invalid-parameter' })
  })

  it.each([
    ['by tag', () => ({ imageTag: 'v1' })],
    ['by digest', () => ({ imageDigest: one })],
    ['by both', () => ({ imageTag: 'v1', imageDigest: one })],
  ])('finds an image %s', async (_how, identifier) => {
    const { imageDetails } = await describeThem({ imageIds: [identifier()] })
    expect(imageDetails.map(({ imageDigest }) => imageDigest)).toEqual([one])
  })

  it('answers an image once that is named twice', async () => {
    const { imageDetails } = await describeThem({ imageIds: [{ imageTag: 'latest' }, { imageTag: 'v1' }, { imageDigest: two }] })
    expect(imageDetails.map(({ imageDigest }) => imageDigest)).toEqual([one, two])
  })

  it.each([
    ['an unknown tag', () => ({ imageTag: 'nothing' })],
    ['an unknown digest', () => ({ imageDigest: digestOf('nothing') })],
    ['a tag in place of a digest', () => ({ imageDigest: 'v1' })],
    ['a digest in place of a tag', () => ({ imageTag: 'sha256:0' })],
    ['a tag of another digest', () => ({ imageTag: 'v1', imageDigest: two })],
  ])('does not find %s', async (_what, identifier) => {
    await expect(describeThem({ imageIds: [identifier()] })).rejects.toMatchObject({
      kind: 'image-not-found',
      message: expect.stringContaining(
        `does not exist within the repository with name 'app' in the registry with id '${caller.accountId}'`,
      ),
    })
  })

  it.each([
    [{ imageIds: [{}] }, 'must have imageDigest or imageTag'],
    [{ imageIds: [] }, 'must have length greater than or equal to 1'],
    [{ imageIds: Array(101).fill({ imageTag: 'v1' }) }, 'must have length less than or equal to 100'],
    [{ imageIds: [{ imageTag: 'v1' }], maxResults: 1 }, 'must not be used together with nextToken or maxResults'],
  ])('refuses %#', async (input, constraint) => {
    await expect(describeThem(input)).rejects.toMatchObject({ kind: 'invalid-parameter', message: expect.stringContaining(constraint) })
  })

  it('answers an empty list for a repository without images, and an error for none', async () => {
    expect(await describeThem({ repositoryName: 'empty' })).toEqual({ imageDetails: [] })
    await expect(describeThem({ repositoryName: 'nothing' })).rejects.toMatchObject({ kind: 'repository-not-found' })
  })
})
