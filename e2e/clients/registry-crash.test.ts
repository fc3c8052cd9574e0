import { createHash, randomBytes, randomInt } from 'node:crypto'
import fs from 'node:fs'
import http from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { databasePid, type Product, startProduct, temporaryFolder } from './product.ts'
import { createProductRepository, type ProductRepository } from './registry-publisher.ts'

const manifestType = 'application/vnd.oci.image.manifest.v1+json'
const env = { GALLEON_ROLE: 'registry', GALLEON_WORKERS: '2' }
const digestOf = (bytes: Uint8Array | string) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

/** What the server said was done, before it died. */
interface Acknowledged {
  readonly blobs: Set<string>
  /** Digest by tag. */
  readonly tags: Map<string, string>
  /** How many times `latest` was moved, and to what. */
  readonly latest: string[]
}

describe('kill -9 in the middle of pushes', () => {
  const dataDir = temporaryFolder()
  let product: Product | undefined
  afterAll(async () => {
    await product?.stop()
    fs.rmSync(dataDir, { recursive: true, force: true })
  })

  it.each([
    ['the server', 'first', false],
    ['the server', 'second', false],
    ['the server and its database', 'third', true],
  ])('of %s loses nothing acknowledged and shows nothing half-written (%s time)', async (_whom, name, databaseToo) => {
    product = await startProduct({ dataDir, env })
    const repository = await createProductRepository(product, name)
    const done: Acknowledged = { blobs: new Set(), tags: new Map(), latest: [] }
    const halfway = startEndlessUpload(product, repository)
    const pushers = Array.from({ length: 4 }, (_, pusher) => pushUntilRefused(repository, pusher, done))
    while (done.latest.length < 10) await sleep(20)
    await sleep(randomInt(0, 200))
    const database = databasePid(dataDir)
    await product.kill()
    if (databaseToo) await killDatabase(database)
    await Promise.all(pushers)
    halfway.destroy()

    product = await startProduct({ dataDir, port: product.port, env })
    for (const digest of done.blobs) expect(await digestFrom(repository, `blobs/${digest}`)).toBe(digest)
    for (const [tag, digest] of done.tags) expect(await digestFrom(repository, `manifests/${tag}`)).toBe(digest)
    const { tags } = (await (await repository.call('GET', 'tags/list')).json()) as { tags: string[] }
    expect(tags).toEqual(expect.arrayContaining([...done.tags.keys()]))
    for (const tag of tags) await expectWhole(repository, tag)
    // Four pushes may have been under way, each of which moved it or did not.
    expect([...done.latest.slice(-4), ...(await unacknowledged(repository, done))]).toContain(
      await digestFrom(repository, 'manifests/latest'),
    )
    await pushImage(repository, 'after the crash', { blobs: new Set(), tags: new Map(), latest: [] })
    await product.stop()
  })
})

async function pushUntilRefused(repository: ProductRepository, pusher: number, done: Acknowledged): Promise<void> {
  try {
    for (let count = 0; ; count++) await pushImage(repository, `p${pusher}-${count}`, done)
  } catch {
    // The server is gone: what it was asked last may be done or not.
  }
}

async function pushImage(repository: ProductRepository, title: string, done: Acknowledged): Promise<void> {
  const push = async (bytes: Uint8Array<ArrayBuffer> | string) => {
    const digest = digestOf(bytes)
    await accepted(repository.call('POST', `blobs/uploads/?digest=${digest}`, { body: bytes }))
    done.blobs.add(digest)
    return { digest, size: Buffer.byteLength(bytes) }
  }
  const config = {
    mediaType: 'application/vnd.oci.image.config.v1+json',
    ...(await push(JSON.stringify({ os: 'linux', architecture: title }))),
  }
  const layer = { mediaType: 'application/vnd.oci.image.layer.v1.tar', ...(await push(randomBytes(randomInt(1, 500_000)))) }
  const body = JSON.stringify({ schemaVersion: 2, mediaType: manifestType, config, layers: [layer] })
  const headers = { 'Content-Type': manifestType }
  const tag = title.replaceAll(' ', '-')
  await accepted(repository.call('PUT', `manifests/${tag}`, { headers, body }))
  done.tags.set(tag, digestOf(body))
  await accepted(repository.call('PUT', 'manifests/latest', { headers, body }))
  done.latest.push(digestOf(body))
}

async function accepted(answer: Promise<Response>): Promise<void> {
  const { status } = await answer
  if (status !== 201) throw new Error(`answered ${status}`)
}

// An upload that is always in the middle: the server dies while it writes.
function startEndlessUpload(product: Product, repository: ProductRepository): http.ClientRequest {
  const start = http.request(`${product.origin}/v2/${repository.name}/blobs/uploads/?digest=${digestOf('never')}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${repository.token}` },
  })
  start.on('error', () => {})
  const write = () => {
    if (!start.destroyed) start.write(randomBytes(100_000), () => setTimeout(write, 5))
  }
  write()
  return start
}

async function digestFrom(repository: ProductRepository, target: string): Promise<string | number> {
  const response = await repository.call('GET', target)
  const bytes = Buffer.from(await response.arrayBuffer())
  return response.status === 200 ? digestOf(bytes) : response.status
}

async function expectWhole(repository: ProductRepository, tag: string): Promise<void> {
  const response = await repository.call('GET', `manifests/${tag}`)
  const manifest = (await response.json()) as { config: { digest: string }; layers: { digest: string }[] }
  for (const { digest } of [manifest.config, ...manifest.layers]) expect(await digestFrom(repository, `blobs/${digest}`)).toBe(digest)
}

// Manifests that were written though nobody was told.
async function unacknowledged(repository: ProductRepository, done: Acknowledged): Promise<(string | number)[]> {
  const { tags } = (await (await repository.call('GET', 'tags/list')).json()) as { tags: string[] }
  const silent = tags.filter((tag) => tag !== 'latest' && !done.latest.includes(done.tags.get(tag) ?? ''))
  return Promise.all(silent.map((tag) => digestFrom(repository, `manifests/${tag}`)))
}

async function killDatabase(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL')
  // It is gone when the system has taken its processes down, not at once.
  while (fs.existsSync(`/proc/${pid}`)) await sleep(20)
}
