import type { Artifact, Blob } from '#demo/images/artifact.ts'
import type { Digest } from '#registry/domain/digest.ts'

/** Where and as whom to push. */
export interface RegistryAccess {
  /** Where this process reaches the registry, whatever its public name is. */
  readonly endpoint: string
  /** `AWS` and the password of GetAuthorizationToken, in base64. */
  readonly authorizationToken: string
  /** `alias/name`. */
  readonly repository: string
}

export interface RegistryClient {
  /** Pushes the artifact and all it is made of, then points the tags to it, in their order. Again is as good as once. */
  push(artifact: Artifact, tags: readonly string[]): Promise<void>
}

/** @see OCI distribution specification, "Push"; Docker registry "Token authentication specification". */
export async function createRegistryClient({ endpoint, authorizationToken, repository }: RegistryAccess): Promise<RegistryClient> {
  const scope = encodeURIComponent(`repository:${repository}:pull,push`)
  const tokenAnswer = await fetch(`${endpoint}/token/?scope=${scope}`, { headers: { authorization: `Basic ${authorizationToken}` } })
  const { token } = (await expectStatus(tokenAnswer, [200]).json()) as { token: string }
  const ask = (method: string, path: string, body?: Buffer, contentType = 'application/octet-stream') =>
    fetch(new URL(path, endpoint), {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': contentType } : {}) },
      body: body ? Uint8Array.from(body) : undefined,
    })

  // Releases share most of what they are made of.
  const pushed = new Set<Digest>()
  const pushBlob = async ({ digest, bytes }: Blob) => {
    if (pushed.has(digest)) return
    pushed.add(digest)
    const answer = expectStatus(await drained(await ask('POST', `/v2/${repository}/blobs/uploads/?digest=${digest}`, bytes)), [201, 202])
    if (answer.status === 201) return
    // A registry need not take a blob in one request, and then says where the bytes shall go.
    const { pathname, searchParams } = new URL(answer.headers.get('location') ?? '', endpoint)
    searchParams.set('digest', digest)
    expectStatus(await drained(await ask('PUT', `${pathname}?${searchParams}`, bytes)), [201])
  }
  const putManifest = async ({ manifest, mediaType }: Artifact, reference: string) => {
    expectStatus(await drained(await ask('PUT', `/v2/${repository}/manifests/${reference}`, manifest, mediaType)), [201])
  }
  return {
    async push(artifact, tags) {
      await Promise.all([artifact, ...artifact.children].flatMap((image) => image.blobs).map(pushBlob))
      await Promise.all(artifact.children.map((child) => putManifest(child, child.digest)))
      for (const tag of tags) await putManifest(artifact, tag)
    },
  }
}

function expectStatus(response: Response, statuses: readonly number[]): Response {
  if (statuses.includes(response.status)) return response
  throw new Error(`The registry answered ${response.status} to ${new URL(response.url).pathname} while the demo gallery was pushed.`)
}

// What is not read keeps its connection busy.
async function drained(response: Response): Promise<Response> {
  await response.arrayBuffer()
  return response
}
