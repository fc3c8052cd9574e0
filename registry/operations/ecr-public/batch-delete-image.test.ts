import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Digest, digestOf } from '#registry/domain/digest.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import { createTestContext, type TestCaller, type TestContext } from '#registry/testing/context.ts'
import { putTestImage, type TestImage } from '#registry/testing/images.ts'
import { batchDeleteImage } from './batch-delete-image.ts'
import { createRepository } from './create-repository.ts'
import { describeImages } from './describe-images.ts'

let test: TestContext
let caller: TestCaller
let repositoryName: string

beforeAll(async () => {
  test = await createTestContext()
  caller = await test.newCaller()
})
afterAll(() => test.close())
beforeEach(async ({ task }) => {
  repositoryName = `r${task.id.replaceAll(/[^a-z0-9]/g, '')}`
  await runOperation(createRepository, { repositoryName }, caller, test.context)
})

async function put(image: TestImage): Promise<Digest> {
  const { id } = (await test.context.repositories.find(caller.accountId, repositoryName))!
  return putTestImage(test.context, id, image)
}
const remove = (...imageIds: object[]) => runOperation(batchDeleteImage, { repositoryName, imageIds }, caller, test.context)
async function left(): Promise<Record<string, readonly string[] | undefined>> {
  const { imageDetails } = await runOperation(describeImages, { repositoryName }, caller, test.context)
  return Object.fromEntries(imageDetails.map(({ imageDigest, imageTags }) => [imageDigest, imageTags]))
}

describe('BatchDeleteImage', () => {
  it('by tag removes the tag, and with the last tag the image', async () => {
    const imageDigest = await put({ content: 'a', tag: 'v1' })
    await put({ content: 'a', tag: 'v2' })
    expect(await remove({ imageTag: 'v1' })).toEqual({ imageIds: [{ imageDigest, imageTag: 'v1' }], failures: [] })
    expect(await left()).toEqual({ [imageDigest]: ['v2'] })
    expect(await remove({ imageTag: 'v2' })).toEqual({ imageIds: [{ imageDigest, imageTag: 'v2' }], failures: [] })
    expect(await left()).toEqual({})
  })

  it('by digest removes the image and all its tags', async () => {
    const imageDigest = await put({ content: 'a', tag: 'v1' })
    await put({ content: 'a', tag: 'v2' })
    expect(await remove({ imageDigest })).toEqual({
      imageIds: [
        { imageDigest, imageTag: 'v1' },
        { imageDigest, imageTag: 'v2' },
      ],
      failures: [],
    })
    expect(await left()).toEqual({})
  })

  it('removes an untagged image', async () => {
    const imageDigest = await put({ content: 'a' })
    expect(await remove({ imageDigest })).toEqual({ imageIds: [{ imageDigest }], failures: [] })
  })

  it('removes several at once and reports what it could not', async () => {
    const one = await put({ content: 'a', tag: 'v1' })
    const two = await put({ content: 'b', tag: 'v2' })
    const answer = await remove(
      { imageTag: 'v1', imageDigest: two },
      { imageTag: 'v1', imageDigest: one },
      { imageTag: 'nothing' },
      { imageDigest: digestOf('nothing') },
      { imageDigest: 'sha256:0' },
      { imageTag: 'not a tag' },
      {},
    )
    expect(answer.imageIds).toEqual([{ imageDigest: one, imageTag: 'v1' }])
    expect(answer.failures.map(({ imageId, failureCode }) => [imageId, failureCode])).toEqual([
      [{ imageTag: 'v1', imageDigest: two }, 'ImageTagDoesNotMatchDigest'],
      [{ imageTag: 'nothing' }, 'ImageNotFound'],
      [{ imageDigest: digestOf('nothing') }, 'ImageNotFound'],
      [{ imageDigest: 'sha256:0' }, 'InvalidImageDigest'],
      [{ imageTag: 'not a tag' }, 'InvalidImageTag'],
      [{}, 'MissingDigestAndTag'],
    ])
    expect(answer.failures[1]?.failureReason).toBe('Requested image not found')
    expect(Object.keys(await left())).toEqual([two])
  })

  it('keeps an image that an index lists, until the index goes', async () => {
    const child = await put({ content: 'a' })
    const index = await put({ content: 'index', tag: 'multi', children: [child] })
    const refused = await remove({ imageDigest: child })
    expect(refused).toMatchObject({
      imageIds: [],
      failures: [{ imageId: { imageDigest: child }, failureCode: 'ImageReferencedByManifestList' }],
    })
    const answer = await remove({ imageDigest: child }, { imageTag: 'multi' })
    expect(answer).toEqual({ imageIds: [{ imageDigest: index, imageTag: 'multi' }, { imageDigest: child }], failures: [] })
    expect(await left()).toEqual({})
  })

  it('knows no repository that is not there', async () => {
    await expect(
      runOperation(batchDeleteImage, { repositoryName: 'nothing', imageIds: [{ imageTag: 'v1' }] }, caller, test.context),
    ).rejects.toMatchObject({ kind: 'repository-not-found' })
  })
})
