import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { digestOf } from '#registry/domain/digest.ts'
import { mediaTypes } from '#registry/domain/media-types.ts'
import type { Caller } from '#registry/operations/operation.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import { createTestContext, type TestCaller, type TestContext } from '#registry/testing/context.ts'
import { createTestUser } from '#registry/testing/iam-users.ts'
import { batchCheckLayerAvailability } from './batch-check-layer-availability.ts'
import { completeLayerUpload } from './complete-layer-upload.ts'
import { createRepository } from './create-repository.ts'
import { describeImages } from './describe-images.ts'
import { initiateLayerUpload } from './initiate-layer-upload.ts'
import { putImage } from './put-image.ts'
import { setRepositoryPolicy } from './set-repository-policy.ts'
import { uploadLayerPart } from './upload-layer-part.ts'

// As in the guide's example "Allow another account".
const pushActions = ['BatchCheckLayerAvailability', 'PutImage', 'InitiateLayerUpload', 'UploadLayerPart', 'CompleteLayerUpload'].map(
  (name) => `ecr-public:${name}`,
)
let test: TestContext
let owner: TestCaller
let foreigner: TestCaller
let alias: string

beforeAll(async () => {
  test = await createTestContext()
  owner = await test.newCaller()
  foreigner = await test.newCaller()
  const { repository } = await runOperation(createRepository, { repositoryName: 'shared' }, owner, test.context)
  await runOperation(createRepository, { repositoryName: 'private' }, owner, test.context)
  alias = repository.repositoryUri.split('/')[1]!
  const grant = {
    Sid: 'AllowCrossAccountPush',
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${foreigner.accountId}:root` },
    Action: pushActions,
  }
  const policyText = JSON.stringify({ Version: '2008-10-17', Statement: [grant] })
  await runOperation(setRepositoryPolicy, { repositoryName: 'shared', policyText }, owner, test.context)
})
afterAll(() => test.close())

async function pushLayer(by: Caller, registryId: string, text: string) {
  const target = { registryId, repositoryName: 'shared' }
  const bytes = Buffer.from(text)
  const digest = digestOf(bytes)
  const { uploadId } = await runOperation(initiateLayerUpload, target, by, test.context)
  const part = { uploadId, partFirstByte: 0, partLastByte: bytes.length - 1, layerPartBlob: bytes.toString('base64') }
  await runOperation(uploadLayerPart, { ...target, ...part }, by, test.context)
  await runOperation(completeLayerUpload, { ...target, uploadId, layerDigests: [digest] }, by, test.context)
  await runOperation(batchCheckLayerAvailability, { ...target, layerDigests: [digest] }, by, test.context)
  return { digest, size: bytes.length }
}

async function push(by: Caller, registryId: string, imageTag: string) {
  const config = { mediaType: mediaTypes.ociImageConfig, ...(await pushLayer(by, registryId, JSON.stringify({ os: 'linux', imageTag }))) }
  const layer = { mediaType: 'application/vnd.oci.image.layer.v1.tar', ...(await pushLayer(by, registryId, `layer of ${imageTag}`)) }
  const imageManifest = JSON.stringify({ schemaVersion: 2, mediaType: mediaTypes.ociManifest, config, layers: [layer] })
  const request = { registryId, repositoryName: 'shared', imageManifest, imageTag }
  return runOperation(putImage, request, by, test.context)
}

describe('another account, which the repository policy lets push', () => {
  it('pushes to the registry by id and by alias', async () => {
    const { caller: user } = await createTestUser(test, foreigner, { allow: pushActions })
    expect((await push(user, owner.accountId, 'by-id')).image.registryId).toBe(owner.accountId)
    await push(foreigner, alias, 'by-alias')
    const { imageDetails } = await runOperation(describeImages, { repositoryName: 'shared' }, owner, test.context)
    expect(imageDetails.flatMap(({ imageTags = [] }) => imageTags).toSorted()).toEqual(['by-alias', 'by-id'])
  })

  it('does not by those of its users whose own policies do not let them', async () => {
    const { caller: user } = await createTestUser(test, foreigner, { allow: pushActions.filter((action) => !action.endsWith('PutImage')) })
    await expect(push(user, alias, 'refused')).rejects.toMatchObject({
      kind: 'access-denied',
      message: expect.stringContaining('because no identity-based policy allows the ecr-public:PutImage action'),
    })
  })

  it('does nothing else with it', async () => {
    const request = { registryId: owner.accountId, repositoryName: 'shared' }
    await expect(runOperation(describeImages, request, foreigner, test.context)).rejects.toMatchObject({ kind: 'access-denied' })
  })

  it('learns nothing of other repositories and accounts', async () => {
    for (const [registryId, repositoryName] of [
      [owner.accountId, 'private'],
      [owner.accountId, 'nothing'],
      [alias, 'private'],
      [alias, 'nothing'],
      ['100000000000', 'shared'],
    ]) {
      await expect(runOperation(initiateLayerUpload, { registryId, repositoryName }, foreigner, test.context)).rejects.toMatchObject({
        kind: 'access-denied',
        message: expect.stringContaining('because no resource-based policy allows the ecr-public:InitiateLayerUpload action'),
      })
    }
  })

  it('is told of an alias that nobody has', async () => {
    const request = { registryId: 'nobody-has-this', repositoryName: 'shared' }
    await expect(runOperation(initiateLayerUpload, request, foreigner, test.context)).rejects.toMatchObject({
      kind: 'registry-not-found',
      message: "The registry with id 'nobody-has-this' does not exist",
    })
  })
})
