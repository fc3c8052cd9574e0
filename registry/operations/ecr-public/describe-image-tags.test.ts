import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mediaTypes } from '#registry/domain/media-types.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import { createTestContext, type TestCaller, type TestContext } from '#registry/testing/context.ts'
import { putTestImage } from '#registry/testing/images.ts'
import { createRepository } from './create-repository.ts'
import { describeImageTags } from './describe-image-tags.ts'
import { describeImages } from './describe-images.ts'

let test: TestContext
let caller: TestCaller

beforeAll(async () => {
  test = await createTestContext()
  caller = await test.newCaller()
  await runOperation(createRepository, { repositoryName: 'app' }, caller, test.context)
  const { id } = (await test.context.repositories.find(caller.accountId, 'app'))!
  for (const tag of ['v1', 'v2', 'v3']) await putTestImage(test.context, id, { content: tag === 'v3' ? 'new' : 'old', tag })
  await putTestImage(test.context, id, { content: 'untagged' })
})
afterAll(() => test.close())

const describeTags = (input: object = {}) => runOperation(describeImageTags, { repositoryName: 'app', ...input }, caller, test.context)

describe('DescribeImageTags', () => {
  it('answers each tag with its image, the most recently pushed first', async () => {
    const { imageTagDetails, ...rest } = await describeTags()
    expect(imageTagDetails.map(({ imageTag }) => imageTag)).toEqual(['v3', 'v2', 'v1'])
    expect(imageTagDetails[0]).toEqual({
      imageTag: 'v3',
      createdAt: expect.any(Date),
      imageDetail: {
        imageDigest: expect.stringMatching(/^sha256:/),
        imageSizeInBytes: 3,
        imagePushedAt: expect.any(Date),
        imageManifestMediaType: mediaTypes.ociManifest,
        artifactMediaType: mediaTypes.ociImageConfig,
      },
    })
    expect(imageTagDetails[1]?.imageDetail).toEqual(imageTagDetails[2]?.imageDetail)
    expect(rest).toEqual({})
  })

  it('pages through all of them', async () => {
    const first = await describeTags({ maxResults: 2 })
    const second = await describeTags({ maxResults: 2, nextToken: first.nextToken })
    expect(second.imageTagDetails.map(({ imageTag }) => imageTag)).toEqual(['v1'])
    expect(second).not.toHaveProperty('nextToken')
  })

  it('refuses the token of another operation', async () => {
    const { nextToken } = await runOperation(describeImages, { repositoryName: 'app', maxResults: 1 }, caller, test.context)
    await expect(describeTags({ nextToken })).rejects.toMatchObject({ kind: 'invalid-parameter' })
  })

  it('knows no repository that is not there', async () => {
    await expect(describeTags({ repositoryName: 'nothing' })).rejects.toMatchObject({ kind: 'repository-not-found' })
  })
})
