import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  BatchDeleteImageCommand,
  CreateRepositoryCommand,
  DeleteRepositoryCommand,
  ECRPUBLICClient,
  GetAuthorizationTokenCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
} from '@aws-sdk/client-ecr-public'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { digestOf } from '#registry/domain/digest.ts'
import { mediaTypes } from '#registry/domain/media-types.ts'
import { type Product, startProduct, temporaryFolder } from './product.ts'

const clientsAtOnce = 16
// A minute shows more; CI has the rest of the tests to run too.
const seconds = Number(process.env.GALLEON_SOAK_SECONDS ?? 10)

describe(`${clientsAtOnce} clients at once for ${seconds} seconds`, () => {
  const dataDir = temporaryFolder()
  let product: Product
  let sdk: ECRPUBLICClient
  let token: string
  let alias: string
  let accountId: string
  /** What was answered with a fault of the server's. */
  const faults: string[] = []

  beforeAll(async () => {
    product = await startProduct({ dataDir, env: { GALLEON_ROLE: 'registry', GALLEON_PULL_RATE_AUTHENTICATED: '0' } })
    const credentials = JSON.parse(fs.readFileSync(path.join(dataDir, 'operator.json'), 'utf8'))
    // It waits and asks again where it goes too fast, as the SDKs do.
    sdk = new ECRPUBLICClient({ endpoint: product.origin, region: 'us-east-1', credentials, maxAttempts: 10 })
    sdk.middlewareStack.add(
      (next) => async (args) => {
        const result = await next(args)
        const { statusCode = 0 } = result.response as { statusCode?: number }
        if (statusCode >= 500) faults.push(`API ${statusCode}`)
        return result
      },
      { step: 'deserialize', priority: 'low' },
    )
    const { repository } = await sdk.send(new CreateRepositoryCommand({ repositoryName: 'shared' }))
    alias = repository?.repositoryUri?.split('/')[1] ?? ''
    accountId = repository?.registryId ?? ''
    const { authorizationData } = await sdk.send(new GetAuthorizationTokenCommand({}))
    token = authorizationData?.authorizationToken ?? ''
  })
  afterAll(async () => {
    sdk.destroy()
    await product.stop()
    fs.rmSync(dataDir, { recursive: true, force: true })
  })

  async function registry(method: string, target: string, body?: string, type = 'application/octet-stream'): Promise<Response> {
    for (;;) {
      const headers = { Authorization: `Bearer ${token}`, 'Content-Type': type }
      const response = await fetch(`${product.origin}/v2/${alias}/${target}`, { method, headers, body })
      if (response.status >= 500) faults.push(`${method} ${target} ${response.status}`)
      if (response.status !== 429) return response
      await sleep(Number(response.headers.get('retry-after') ?? 1) * 1000)
    }
  }

  async function push(repository: string, tag: string, content: string): Promise<string> {
    const put = async (bytes: string) => {
      const digest = digestOf(Buffer.from(bytes))
      expect((await registry('POST', `${repository}/blobs/uploads/?digest=${digest}`, bytes)).status).toBe(201)
      return { digest, size: bytes.length }
    }
    const config = await put(JSON.stringify({ os: 'linux', architecture: 'amd64', content }))
    const manifest = JSON.stringify({
      schemaVersion: 2,
      mediaType: mediaTypes.ociManifest,
      config: { mediaType: mediaTypes.ociImageConfig, ...config },
      layers: [],
    })
    expect((await registry('PUT', `${repository}/manifests/${tag}`, manifest, mediaTypes.ociManifest)).status).toBe(201)
    return digestOf(Buffer.from(manifest))
  }
  const headDigest = async (repository: string, tag: string) =>
    (await registry('HEAD', `${repository}/manifests/${tag}`)).headers.get('docker-content-digest')

  /** What one client was told is there, and what it pushed to the tag that all of them race for. */
  interface Told {
    readonly kept: Map<string, string>
    readonly raced: string[]
  }

  async function work(client: number, untilMs: number): Promise<Told> {
    const told: Told = { kept: new Map(), raced: [] }
    for (let round = 0; Date.now() < untilMs; round++) {
      const repositoryName = `c${client}/r${round}`
      await sdk.send(new CreateRepositoryCommand({ repositoryName }))
      const resourceArn = `arn:aws:ecr-public::${accountId}:repository/${repositoryName}`
      await sdk.send(new TagResourceCommand({ resourceArn, tags: [{ Key: 'round', Value: String(round) }] }))
      const digest = await push(repositoryName, 'v1', `${client} ${round}`)
      told.raced.push(await push('shared', 'latest', `${client} ${round} shared`))
      if (round % 3 === 0) {
        const { failures } = await sdk.send(new BatchDeleteImageCommand({ repositoryName, imageIds: [{ imageTag: 'v1' }] }))
        expect(failures).toEqual([])
        await sdk.send(new DeleteRepositoryCommand({ repositoryName }))
      } else {
        const { tags } = await sdk.send(new ListTagsForResourceCommand({ resourceArn }))
        expect(tags).toEqual([{ Key: 'round', Value: String(round) }])
        told.kept.set(repositoryName, digest)
      }
    }
    return told
  }

  it('lose nothing acknowledged, meet no fault, and leave a raced tag at one of its values', {
    timeout: seconds * 1000 + 170_000,
  }, async () => {
    const untilMs = Date.now() + seconds * 1000
    const told = await Promise.all(Array.from({ length: clientsAtOnce }, (_, client) => work(client, untilMs)))
    expect(faults).toEqual([])
    for (const { kept } of told) {
      for (const [repository, digest] of kept) expect(await headDigest(repository, 'v1')).toBe(digest)
    }
    const raced = told.flatMap((client) => client.raced)
    expect(raced.length).toBeGreaterThanOrEqual(clientsAtOnce)
    expect(raced).toContain(await headDigest('shared', 'latest'))
  })
})
