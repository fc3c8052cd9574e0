import {
  BatchDeleteImageCommand,
  CreateRepositoryCommand,
  DeleteRepositoryCommand,
  DescribeImagesCommand,
  DescribeImageTagsCommand,
  DescribeRegistriesCommand,
  ECRPUBLICClient,
  GetAuthorizationTokenCommand,
  GetRepositoryCatalogDataCommand,
  ImageNotFoundException,
  InvalidParameterException,
  PutRepositoryCatalogDataCommand,
  paginateDescribeRepositories,
  RepositoryAlreadyExistsException,
  RepositoryNotEmptyException,
  RepositoryNotFoundException,
} from '@aws-sdk/client-ecr-public'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { putTestImage } from '#registry/testing/images.ts'
import { startTestServer, type TestServer } from '#registry/testing/server.ts'

let server: TestServer
let client: ECRPUBLICClient

beforeAll(async () => {
  server = await startTestServer()
  const { accessKeyId, secretAccessKey } = server.account
  client = new ECRPUBLICClient({
    endpoint: server.origin,
    region: 'us-east-1',
    credentials: { accessKeyId, secretAccessKey },
    maxAttempts: 1,
  })
})
afterAll(async () => {
  client.destroy()
  await server.close()
})

async function put(repositoryName: string, content: string, tag: string) {
  const repository = await server.context.repositories.find(server.account.account.id, repositoryName)
  return putTestImage(server.context, repository!.id, { content, tag })
}

describe('the JavaScript SDK', () => {
  it('creates a repository with everything, and reads its times as dates', async () => {
    const logo = await sharp({ create: { width: 64, height: 64, channels: 3, background: 'teal' } })
      .jpeg()
      .toBuffer()
    const { repository, catalogData } = await client.send(
      new CreateRepositoryCommand({
        repositoryName: 'team/app',
        catalogData: {
          description: 'An app',
          architectures: ['x86-64'],
          operatingSystems: ['Linux'],
          logoImageBlob: logo,
          aboutText: '# About',
        },
        tags: [{ Key: 'team', Value: 'devs' }],
      }),
    )
    expect(repository?.createdAt).toBeInstanceOf(Date)
    expect(Math.abs(Date.now() - repository!.createdAt!.getTime())).toBeLessThan(60_000)
    expect(repository?.repositoryUri).toMatch(/\/team\/app$/)
    expect(catalogData?.logoUrl).toContain('/-/logo/sha256:')
    const again = await client.send(new GetRepositoryCatalogDataCommand({ repositoryName: 'team/app' }))
    expect(again.catalogData).toEqual(catalogData)
  })

  it('gets an authorization token that expires in twelve hours', async () => {
    const { authorizationData } = await client.send(new GetAuthorizationTokenCommand({}))
    const hours = (authorizationData!.expiresAt!.getTime() - Date.now()) / 3_600_000
    expect(Math.round(hours)).toBe(12)
  })

  it('pages through repositories', async () => {
    for (const repositoryName of ['p/a', 'p/b', 'p/c']) await client.send(new CreateRepositoryCommand({ repositoryName }))
    const pages: number[] = []
    const names: (string | undefined)[] = []
    for await (const { repositories = [] } of paginateDescribeRepositories({ client, pageSize: 2 }, {})) {
      pages.push(repositories.length)
      names.push(...repositories.map(({ repositoryName }) => repositoryName))
    }
    expect(names.filter((name) => name?.startsWith('p/'))).toEqual(['p/a', 'p/b', 'p/c'])
    expect(Math.max(...pages)).toBe(2)
  })

  it('describes and deletes images', async () => {
    await client.send(new CreateRepositoryCommand({ repositoryName: 'images' }))
    const imageDigest = await put('images', 'one', 'v1')
    const { imageDetails } = await client.send(new DescribeImagesCommand({ repositoryName: 'images', imageIds: [{ imageTag: 'v1' }] }))
    expect(imageDetails).toEqual([expect.objectContaining({ imageDigest, imageTags: ['v1'], imagePushedAt: expect.any(Date) })])
    const { imageTagDetails } = await client.send(new DescribeImageTagsCommand({ repositoryName: 'images' }))
    expect(imageTagDetails).toEqual([
      expect.objectContaining({ imageTag: 'v1', createdAt: expect.any(Date), imageDetail: expect.objectContaining({ imageDigest }) }),
    ])
    await expect(client.send(new DeleteRepositoryCommand({ repositoryName: 'images' }))).rejects.toBeInstanceOf(RepositoryNotEmptyException)
    const { imageIds, failures } = await client.send(
      new BatchDeleteImageCommand({ repositoryName: 'images', imageIds: [{ imageDigest }, { imageTag: 'nothing' }] }),
    )
    expect(imageIds).toEqual([{ imageDigest, imageTag: 'v1' }])
    expect(failures).toEqual([expect.objectContaining({ failureCode: 'ImageNotFound' })])
    await client.send(new DeleteRepositoryCommand({ repositoryName: 'images' }))
  })

  it('edits catalog data and resets the logo', async () => {
    const logoImageBlob = new Uint8Array(
      await sharp({ create: { width: 64, height: 64, channels: 3, background: 'red' } })
        .png()
        .toBuffer(),
    )
    await client.send(new CreateRepositoryCommand({ repositoryName: 'edited', catalogData: { logoImageBlob } }))
    const edit = (catalogData: object) => client.send(new PutRepositoryCatalogDataCommand({ repositoryName: 'edited', catalogData }))
    expect((await edit({ usageText: 'Use it' })).catalogData).toEqual({ usageText: 'Use it', logoUrl: expect.any(String) })
    expect((await edit({ logoImageBlob: new Uint8Array() })).catalogData).toEqual({})
  })

  it('knows its errors by class', async () => {
    await client.send(new CreateRepositoryCommand({ repositoryName: 'errors' }))
    const name = { repositoryName: 'errors' }
    await expect(client.send(new CreateRepositoryCommand(name))).rejects.toBeInstanceOf(RepositoryAlreadyExistsException)
    await expect(client.send(new CreateRepositoryCommand({ repositoryName: 'UPPER' }))).rejects.toBeInstanceOf(InvalidParameterException)
    await expect(client.send(new DeleteRepositoryCommand({ repositoryName: 'nothing' }))).rejects.toBeInstanceOf(
      RepositoryNotFoundException,
    )
    const imageIds = [{ imageTag: 'nothing' }]
    await expect(client.send(new DescribeImagesCommand({ ...name, imageIds }))).rejects.toBeInstanceOf(ImageNotFoundException)
    await expect(client.send(new DescribeRegistriesCommand({ maxResults: 2000 }))).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: "Invalid parameter at 'maxResults' failed to satisfy constraint: 'must have value less than or equal to 1000'",
      $metadata: { httpStatusCode: 400, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    })
  })
})
