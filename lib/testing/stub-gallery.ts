import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { vi } from 'vitest'

type Json = Readonly<Record<string, unknown>>
/** What an operation answers; undefined: the backend fails. */
export type StubAnswer = (operation: string, input: Json) => { readonly status?: number; readonly body: object } | undefined

export interface StubGallery {
  answer: StubAnswer
  close(): Promise<void>
}

/** A backend for the tests of the web app: `GALLEON_ENDPOINT` leads to it, `GALLEON_ORIGIN` is https://gallery.example. */
export async function startStubGallery(answer: StubAnswer): Promise<StubGallery> {
  const stub = { answer }
  const server = http.createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += chunk
    const found = stub.answer((request.url ?? '').replace('/api/gallery/', ''), JSON.parse(text) as Json)
    response.writeHead(found ? (found.status ?? 200) : 500, { 'Content-Type': 'application/json' })
    response.end(found ? JSON.stringify(found.body) : '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  vi.stubEnv('GALLEON_ENDPOINT', `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  vi.stubEnv('GALLEON_ORIGIN', 'https://gallery.example')
  return Object.assign(stub, {
    close: async () => {
      vi.unstubAllEnvs()
      await new Promise((resolve) => server.close(resolve))
    },
  })
}

/** `harbour/web`, as `getRepositoryCatalogData` answers it. */
export const webRepository = {
  catalogData: { description: 'Serves <pages> & more', operatingSystems: ['Linux'], architectures: ['ARM 64'] },
  insightData: { downloadCount: 1_234_567 },
  repository: {
    repositoryName: 'web',
    registryId: '100000000001',
    primaryRegistryAliasName: 'harbour',
    displayName: 'Harbour Works',
    registryVerified: true,
    repositoryUri: 'gallery.example/harbour/web',
    createdAt: '2026-01-01T00:00:00.000Z',
    lastPushedAt: '2026-03-01T00:00:00.000Z',
  },
}

/** A tag as `describeImageTags` answers it. */
export function tagDetail(imageTag: string, createdAt = '2026-03-01T00:00:00.000Z') {
  const platform = (architecture: string) => ({ os: 'linux', architecture, digest: 'sha256:bb', sizeInBytes: 1 })
  return {
    imageTag,
    createdAt,
    imageDetail: {
      imageDigest: `sha256:${'a'.repeat(64)}`,
      imageSizeInBytes: 12_345_678,
      imagePushedAt: createdAt,
      imageManifestMediaType: 'application/vnd.oci.image.index.v1+json',
      platforms: ['amd64', 'arm64', 'riscv64', 's390x'].map(platform),
    },
  }
}

/** The backend's word for what is not there. */
export const repositoryMissing = { status: 400, body: { __type: 'RepositoryNotFoundException', message: 'No.' } }
