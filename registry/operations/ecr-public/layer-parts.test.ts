import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Digest, digestOf } from '#registry/domain/digest.ts'
import { mediaTypes } from '#registry/domain/media-types.ts'
import { appendUpload } from '#registry/operations/distribution/append-upload.ts'
import { completeUpload } from '#registry/operations/distribution/complete-upload.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import { createTestContext, type TestCaller, type TestContext } from '#registry/testing/context.ts'
import { batchCheckLayerAvailability } from './batch-check-layer-availability.ts'
import { completeLayerUpload } from './complete-layer-upload.ts'
import { createRepository } from './create-repository.ts'
import { initiateLayerUpload } from './initiate-layer-upload.ts'
import { putImage } from './put-image.ts'
import { uploadLayerPart } from './upload-layer-part.ts'

const mebibyte = 1 << 20
const repositoryName = 'app'
let test: TestContext
let owner: TestCaller
let alias: string
let repositoryId: string

beforeAll(async () => {
  test = await createTestContext()
  owner = await test.newCaller()
  const { repository } = await runOperation(createRepository, { repositoryName }, owner, test.context)
  alias = repository.repositoryUri.split('/')[1]!
  repositoryId = (await test.context.repositories.findByAlias(alias, repositoryName))!.id
})
afterAll(() => test.close())

const initiate = async (caller = owner, registryId?: string) =>
  (await runOperation(initiateLayerUpload, { repositoryName, registryId }, caller, test.context)).uploadId
const upload = (uploadId: string, first: number, bytes: Buffer, change: object = {}) => {
  const range = { partFirstByte: first, partLastByte: first + bytes.length - 1, layerPartBlob: bytes.toString('base64') }
  return runOperation(uploadLayerPart, { repositoryName, uploadId, ...range, ...change }, owner, test.context)
}
const complete = (uploadId: string, ...layerDigests: readonly string[]) =>
  runOperation(completeLayerUpload, { repositoryName, uploadId, layerDigests }, owner, test.context)
const check = (...layerDigests: readonly string[]) =>
  runOperation(batchCheckLayerAvailability, { repositoryName, layerDigests }, owner, test.context)

describe('a layer by parts', () => {
  let uploadId: string
  beforeEach(async () => {
    uploadId = await initiate()
  })

  it('arrives part by part and is there when it is complete', async () => {
    const layer = randomBytes(6 * mebibyte)
    const digest = digestOf(layer)
    expect(await upload(uploadId, 0, layer.subarray(0, 5 * mebibyte))).toMatchObject({
      lastByteReceived: 5 * mebibyte - 1,
      uploadId,
      repositoryName,
    })
    await upload(uploadId, 5 * mebibyte, layer.subarray(5 * mebibyte))
    expect(await check(digest)).toEqual({ layers: [{ layerDigest: digest, layerAvailability: 'UNAVAILABLE' }], failures: [] })
    expect(await complete(uploadId, digest)).toEqual({ registryId: owner.accountId, repositoryName, uploadId, layerDigest: digest })
    expect(await check(digest)).toEqual({
      layers: [{ layerDigest: digest, layerAvailability: 'AVAILABLE', layerSize: layer.length }],
      failures: [],
    })
  })

  it('may be begun here and ended by the registry API', async () => {
    const [one, two] = [Buffer.from('begun here, '), Buffer.from('ended there')]
    await upload(uploadId, 0, one)
    const name = { alias, repositoryName, uploadId }
    await runOperation(appendUpload, { ...name, source: Readable.from([two]) }, owner, test.context)
    const digest = digestOf(Buffer.concat([one, two]))
    await runOperation(completeUpload, { ...name, digest }, owner, test.context)
    expect((await check(digest)).layers[0]?.layerAvailability).toBe('AVAILABLE')
  })

  it('names the registry by its alias too', async () => {
    expect(await initiate(owner, alias)).toMatch(/^[0-9a-f-]{36}$/)
    await expect(initiate(owner, 'nobody')).rejects.toMatchObject({ kind: 'registry-not-found' })
  })

  it('is read once more when it was encoded twice', async () => {
    const layer = randomBytes(100)
    const layerPartBlob = Buffer.from(layer.toString('base64')).toString('base64')
    await upload(uploadId, 0, layer, { layerPartBlob })
    expect(await complete(uploadId, digestOf(layer))).toMatchObject({ layerDigest: digestOf(layer) })
  })

  it('must come in order and as long as it says, and tells what is there', async () => {
    await upload(uploadId, 0, Buffer.from('0123456789'))
    const detail = { registryId: owner.accountId, repositoryName, uploadId, lastValidByteReceived: 9 }
    const attempts = [
      [5, {}],
      [11, {}],
      [10, { partLastByte: 20 }],
    ] as const
    for (const [first, change] of attempts) {
      await expect(upload(uploadId, first, Buffer.from('x'), change)).rejects.toMatchObject({ kind: 'upload-range-invalid', detail })
    }
  })

  it.each([
    ['what is not base64', { layerPartBlob: '!!!!' }],
    ['a part of more than 20 MiB', { layerPartBlob: Buffer.alloc(20_971_521).toString('base64'), partLastByte: 20_971_520 }],
    ['a negative byte', { partFirstByte: -1 }],
  ])('is not %s', async (_what, change) => {
    await expect(upload(uploadId, 0, Buffer.from('x'), change)).rejects.toMatchObject({ kind: 'invalid-parameter' })
  })

  it('has no small parts before its last one', async () => {
    await upload(uploadId, 0, Buffer.from('small'))
    await upload(uploadId, 5, Buffer.from('small'))
    await expect(complete(uploadId, digestOf(Buffer.from('smallsmall')))).rejects.toMatchObject({ kind: 'layer-part-too-small' })
  })

  it('has a thousand parts at most', async () => {
    for (let part = 0; part < 1000; part++) await test.context.blobLinks.countPart(repositoryId, uploadId, { isShort: false })
    await expect(upload(uploadId, 0, Buffer.from('x'))).rejects.toMatchObject({ kind: 'limit-exceeded' })
  })

  it('is not empty, not another one, and not there twice', async () => {
    await expect(complete(uploadId, digestOf(Buffer.alloc(0)))).rejects.toMatchObject({ kind: 'upload-empty' })
    await upload(uploadId, 0, Buffer.from('a layer'))
    await expect(complete(uploadId, 'sha256:abc')).rejects.toMatchObject({ kind: 'invalid-parameter' })
    await expect(complete(uploadId, `sha256:${'0'.repeat(64)}`)).rejects.toMatchObject({ kind: 'digest-mismatch' })
    for (const outcome of ['ok', 'layer-already-exists']) {
      const id = await initiate()
      await upload(id, 0, Buffer.from('twice'))
      const answer = complete(id, digestOf(Buffer.from('twice')))
      if (outcome === 'ok') await answer
      else await expect(answer).rejects.toMatchObject({ kind: outcome })
    }
  })

  it('belongs to who began it', async () => {
    const stranger = await test.newCaller()
    await expect(
      runOperation(
        completeLayerUpload,
        { repositoryName, uploadId, layerDigests: ['x'], registryId: owner.accountId },
        stranger,
        test.context,
      ),
    ).rejects.toMatchObject({
      kind: 'access-denied',
    })
    await expect(upload('00000000-0000-4000-8000-000000000000', 0, Buffer.from('x'))).rejects.toMatchObject({ kind: 'upload-not-found' })
  })
})

describe('BatchCheckLayerAvailability', () => {
  it('says which digests are none', async () => {
    expect(await check('sha256:1', '')).toMatchObject({
      layers: [],
      failures: [
        { layerDigest: 'sha256:1', failureCode: 'InvalidLayerDigest' },
        { layerDigest: '', failureCode: 'MissingLayerDigest' },
      ],
    })
  })
})

describe('PutImage', () => {
  let config: { digest: Digest; size: number }
  beforeAll(async () => {
    const bytes = Buffer.from(JSON.stringify({ os: 'linux', architecture: 'amd64' }))
    const uploadId = await initiate()
    await upload(uploadId, 0, bytes)
    await complete(uploadId, digestOf(bytes))
    config = { digest: digestOf(bytes), size: bytes.length }
  })
  const manifest = (change: object = {}) =>
    JSON.stringify({
      schemaVersion: 2,
      mediaType: mediaTypes.ociManifest,
      config: { mediaType: mediaTypes.ociImageConfig, ...config },
      layers: [],
      ...change,
    })
  const put = (imageManifest: string, change: object = {}) =>
    runOperation(putImage, { repositoryName, imageManifest, ...change }, owner, test.context)

  it('stores the manifest as it is, with its tag', async () => {
    const imageManifest = manifest()
    const imageDigest = digestOf(Buffer.from(imageManifest))
    expect(await put(imageManifest, { imageTag: 'v1', imageDigest })).toEqual({
      image: {
        registryId: owner.accountId,
        repositoryName,
        imageId: { imageDigest, imageTag: 'v1' },
        imageManifest,
        imageManifestMediaType: mediaTypes.ociManifest,
      },
    })
  })

  it('refuses what changes nothing, and moves a tag that exists', async () => {
    const first = manifest({ annotations: { n: '1' } })
    const second = manifest({ annotations: { n: '2' } })
    await put(first, { imageTag: 'moved' })
    await expect(put(first, { imageTag: 'moved' })).rejects.toMatchObject({ kind: 'image-already-exists' })
    await expect(put(first)).rejects.toMatchObject({ kind: 'image-already-exists' })
    await put(second, { imageTag: 'moved' })
    await put(first, { imageTag: 'moved' })
  })

  it.each([
    [
      'a layer that is not there',
      manifest0({ layers: [{ mediaType: 'a/b', digest: `sha256:${'1'.repeat(64)}`, size: 1 }] }),
      {},
      'layers-not-found',
    ],
    ['another digest', manifest0({}), { imageDigest: `sha256:${'1'.repeat(64)}` }, 'image-digest-mismatch'],
    ['another media type', manifest0({}), { imageManifestMediaType: mediaTypes.dockerManifest }, 'manifest-invalid'],
    ['no media type', () => '{}', {}, 'invalid-parameter'],
    ['a tag with a slash', manifest0({}), { imageTag: 'a/b' }, 'invalid-parameter'],
  ])('refuses %s', async (_what, text, change, kind) => {
    await expect(put(text(), change)).rejects.toMatchObject({ kind })
  })

  // The configuration is there only when the tests run.
  function manifest0(change: object): () => string {
    return () => manifest({ annotations: { of: 'refused' }, ...change })
  }
})
