import { randomUUID } from 'node:crypto'
import { type Digest, digestOf } from '#registry/domain/digest.ts'
import { mediaTypes } from '#registry/domain/media-types.ts'
import type { CreatedAccount } from '#registry/operations/operator/create-account.ts'
import type { TestServer } from './server.ts'

export interface CallOptions {
  readonly headers?: Record<string, string>
  readonly body?: BodyInit
  /** Null: without a token. Undefined: the publisher's own. */
  readonly token?: string | null
}

/** An account with an alias, and plain calls of the registry API in its name. */
export interface Publisher {
  readonly alias: string
  readonly token: string
  /** A new repository: `alias/name`. */
  newRepository(): Promise<string>
  /** `path` is what comes after `/v2/`, or begins with a slash. */
  call(method: string, path: string, options?: CallOptions): Promise<Response>
  /** Pushes a blob; answers its descriptor. */
  pushBlob(repository: string, bytes: Buffer | string): Promise<{ digest: Digest; size: number }>
  /** Pushes an image of one layer; answers its manifest. */
  pushImage(repository: string, reference: string, layer?: Buffer | string): Promise<{ digest: Digest; bytes: string; size: number }>
}

export async function makePublisher(server: TestServer, account: CreatedAccount = server.account): Promise<Publisher> {
  const { context, origin } = server
  const accountId = account.account.id
  await context.accounts.giveDefaultAlias(accountId, `a${randomUUID().slice(0, 8)}`)
  const alias = (await context.accounts.aliases(accountId))[0]!.name
  const { token } = await context.tokens.issue({ type: 'root', accountId, accessKeyId: account.accessKeyId })

  const call: Publisher['call'] = (method, path, { headers = {}, body, token: other = token } = {}) => {
    const authorization: Record<string, string> = other === null ? {} : { Authorization: `Bearer ${other}` }
    const url = path.startsWith('/') ? `${origin}${path}` : `${origin}/v2/${path}`
    // Streams need `duplex`, which the types do not know yet.
    const init = { method, headers: { ...authorization, ...headers }, body, duplex: 'half' }
    return fetch(url, init as RequestInit)
  }
  const expectStatus = (response: Response, status: number) => {
    if (response.status !== status) throw new Error(`${response.url} answered ${response.status}, not ${status}`)
  }
  const publisher: Publisher = {
    alias,
    token,
    call,
    async newRepository() {
      const name = `app-${randomUUID().slice(0, 8)}`
      const catalogData = { architectures: [], operatingSystems: [] }
      await context.repositories.create({ accountId, name, catalogData, resourceTags: [] })
      return `${alias}/${name}`
    },
    async pushBlob(repository, content) {
      const bytes = Buffer.from(content)
      const digest = digestOf(bytes)
      expectStatus(await call('POST', `${repository}/blobs/uploads/?digest=${digest}`, { body: bytes }), 201)
      return { digest, size: bytes.length }
    },
    async pushImage(repository, reference, layer = `layer of ${reference}`) {
      const config = await publisher.pushBlob(repository, JSON.stringify({ os: 'linux', architecture: 'amd64' }))
      const bytes = JSON.stringify({
        schemaVersion: 2,
        mediaType: mediaTypes.ociManifest,
        config: { mediaType: mediaTypes.ociImageConfig, ...config },
        layers: [{ mediaType: 'application/vnd.oci.image.layer.v1.tar', ...(await publisher.pushBlob(repository, layer)) }],
      })
      const headers = { 'Content-Type': mediaTypes.ociManifest }
      const digest = digestOf(bytes)
      const path = `${repository}/manifests/${reference || digest}`
      expectStatus(await call('PUT', path, { headers, body: bytes }), 201)
      return { digest, bytes, size: bytes.length }
    },
  }
  return publisher
}
