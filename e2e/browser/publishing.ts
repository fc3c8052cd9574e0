import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { CreateRepositoryCommand, ECRPUBLICClient, GetAuthorizationTokenCommand } from '@aws-sdk/client-ecr-public'
import { digestOf } from '#registry/domain/digest.ts'
import { mediaTypes } from '#registry/domain/media-types.ts'

export interface Published {
  /** Path of its page, and after `/v2/` that of the registry. */
  readonly address: string
}

/** Publishes in the operator's name, as clients do. */
export interface BrowserPublisher {
  /** A repository with these texts and one tag, so that the gallery shows it. */
  publish(texts: { readonly aboutText?: string | undefined; readonly usageText?: string | undefined }): Promise<Published>
  /** Puts a manifest by tag or, without one, by its digest; answers the digest and size. */
  putManifest(address: string, manifest: object, tag?: string): Promise<{ readonly digest: string; readonly size: number }>
  pushBlob(address: string, bytes: string): Promise<{ readonly digest: string; readonly size: number }>
  /** Pushes an image of one layer. */
  pushImage(address: string, tag: string): Promise<{ readonly digest: string; readonly size: number }>
  close(): void
}

export async function openPublisher(origin: string): Promise<BrowserPublisher> {
  const credentials = JSON.parse(fs.readFileSync(path.join(process.env.E2E_DATA_DIR ?? '', 'operator.json'), 'utf8'))
  const client = new ECRPUBLICClient({ endpoint: origin, region: 'us-east-1', credentials })
  const { authorizationData } = await client.send(new GetAuthorizationTokenCommand({}))
  const [, token] = Buffer.from(String(authorizationData?.authorizationToken), 'base64').toString().split(':', 2)

  const call = async (method: string, url: string, body: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${origin}${url}`, { method, body, headers: { Authorization: `Bearer ${token}`, ...headers } })
    if (response.status !== 201) throw new Error(`${method} ${url} answered ${response.status}: ${await response.text()}`)
  }
  const publisher: BrowserPublisher = {
    async publish(catalogData) {
      const repositoryName = `proofs/${randomUUID()}`
      const { repository } = await client.send(new CreateRepositoryCommand({ repositoryName, catalogData }))
      const address = `/${String(repository?.repositoryUri).split('/').slice(1).join('/')}`
      await publisher.pushImage(address, '1.0')
      return { address }
    },
    async putManifest(address, manifest, tag) {
      const bytes = JSON.stringify(manifest)
      const digest = digestOf(Buffer.from(bytes))
      const mediaType = 'mediaType' in manifest ? String(manifest.mediaType) : mediaTypes.ociManifest
      await call('PUT', `/v2${address}/manifests/${tag ?? digest}`, bytes, { 'Content-Type': mediaType })
      return { digest, size: bytes.length }
    },
    async pushBlob(address, bytes) {
      const digest = digestOf(Buffer.from(bytes))
      await call('POST', `/v2${address}/blobs/uploads/?digest=${digest}`, bytes)
      return { digest, size: bytes.length }
    },
    async pushImage(address, tag) {
      const config = await publisher.pushBlob(address, JSON.stringify({ os: 'linux', architecture: 'amd64' }))
      const layer = await publisher.pushBlob(address, `layer of ${tag}`)
      const manifest = {
        schemaVersion: 2,
        mediaType: mediaTypes.ociManifest,
        config: { mediaType: mediaTypes.ociImageConfig, ...config },
        layers: [{ mediaType: 'application/vnd.oci.image.layer.v1.tar', ...layer }],
      }
      return publisher.putManifest(address, manifest, tag)
    },
    close: () => client.destroy(),
  }
  return publisher
}
