import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { digestOf } from '#registry/domain/digest.ts'
import { mediaTypes } from '#registry/domain/media-types.ts'
import { startTestServer, type TestServer } from '#registry/testing/server.ts'
import { type CallApi, callWithBoto3, callWithCli, callWithSdk } from './api-clients.ts'
import { awsCliV2, type Tool } from './tool-check.ts'
import { describeWith } from './tools.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const endpoint = () => ({ origin: server.origin, keys: server.account })
const clients: readonly { readonly name: string; readonly tools: readonly Tool[]; readonly create: () => CallApi }[] = [
  { name: 'version 1 of the aws command line', tools: ['aws'], create: () => callWithCli(endpoint(), 'aws') },
  { name: 'version 2 of the aws command line', tools: ['aws-v2'], create: () => callWithCli(endpoint(), awsCliV2) },
  { name: 'boto3', tools: ['boto3'], create: () => callWithBoto3(endpoint()) },
  { name: '@aws-sdk/client-ecr-public', tools: [], create: () => callWithSdk(endpoint()) },
]

for (const { name, tools, create } of clients) {
  const describeClient = tools.length > 0 ? (title: string, body: () => void) => describeWith(tools, title, body) : describe
  describeClient(`the basic flows with ${name}`, () => {
    const repositoryName = `flows/${name.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '')}`
    let call: CallApi
    beforeAll(() => {
      call = create()
    })

    it('create and describe a repository with catalog data and tags', async () => {
      const catalogData = { description: 'Flows', operatingSystems: ['Linux'], aboutText: '# About\n' }
      const created = await call('CreateRepository', { repositoryName, catalogData, tags: [{ Key: 'team', Value: 'web' }] })
      expect(created).toMatchObject({ repository: { repositoryName, registryId: server.account.account.id }, catalogData })
      expect(await call('DescribeRepositories', { repositoryNames: [repositoryName] })).toMatchObject({
        repositories: [{ repositoryName }],
      })
      expect(await call('GetRepositoryCatalogData', { repositoryName })).toMatchObject({ catalogData })
    })

    it('get a token that docker can use', async () => {
      const { authorizationData } = (await call('GetAuthorizationToken', {})) as { authorizationData: { authorizationToken: string } }
      const [user, password] = Buffer.from(authorizationData.authorizationToken, 'base64').toString().split(':')
      expect(user).toBe('AWS')
      const basic = Buffer.from(`AWS:${password}`).toString('base64')
      expect((await fetch(`${server.origin}/token/`, { headers: { Authorization: `Basic ${basic}` } })).status).toBe(200)
    })

    it('push an image by layer parts, and see it', async () => {
      // Two parts: the first as small as one may be, the last smaller.
      const layer = randomBytes((5 << 20) + 1000)
      const config = Buffer.from(
        JSON.stringify({ os: 'linux', architecture: 'amd64', config: {}, rootfs: { type: 'layers', diff_ids: [digestOf(layer)] } }),
      )
      for (const bytes of [layer, config]) {
        const { uploadId, partSize } = (await call('InitiateLayerUpload', { repositoryName })) as { uploadId: string; partSize: number }
        expect(partSize).toBe(10_485_760)
        for (let first = 0; first < bytes.length; first += 5 << 20) {
          const part = bytes.subarray(first, first + (5 << 20))
          const range = { partFirstByte: first, partLastByte: first + part.length - 1 }
          expect(await call('UploadLayerPart', { repositoryName, uploadId, ...range }, { layerPartBlob: part })).toMatchObject({
            lastByteReceived: range.partLastByte,
          })
        }
        const layerDigest = digestOf(bytes)
        expect(await call('CompleteLayerUpload', { repositoryName, uploadId, layerDigests: [layerDigest] })).toMatchObject({ layerDigest })
      }
      expect(await call('BatchCheckLayerAvailability', { repositoryName, layerDigests: [digestOf(layer)] })).toMatchObject({
        layers: [{ layerAvailability: 'AVAILABLE', layerSize: layer.length }],
      })
      const imageManifest = JSON.stringify({
        schemaVersion: 2,
        mediaType: mediaTypes.ociManifest,
        config: { mediaType: mediaTypes.ociImageConfig, digest: digestOf(config), size: config.length },
        layers: [{ mediaType: 'application/vnd.oci.image.layer.v1.tar', digest: digestOf(layer), size: layer.length }],
      })
      const imageDigest = digestOf(Buffer.from(imageManifest))
      expect(await call('PutImage', { repositoryName, imageManifest, imageTag: 'v1' })).toMatchObject({
        image: { imageId: { imageDigest, imageTag: 'v1' } },
      })
      expect(await call('DescribeImages', { repositoryName })).toMatchObject({ imageDetails: [{ imageDigest, imageTags: ['v1'] }] })
    })

    it('delete the image, then the repository', async () => {
      expect(await call('BatchDeleteImage', { repositoryName, imageIds: [{ imageTag: 'v1' }] })).toMatchObject({
        imageIds: [{ imageTag: 'v1' }],
      })
      expect(await call('DeleteRepository', { repositoryName })).toMatchObject({ repository: { repositoryName } })
    })
  })
}
