import { createHash } from 'node:crypto'
import fs from 'node:fs'
import http from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Product, startProduct, temporaryFolder, workersOf } from './product.ts'
import { createProductRepository, type ProductRepository } from './registry-publisher.ts'

const mebibyte = 1 << 20
const layerMebibytes = 1024
const growthMebibytesMax = 64

const measurable = fs.existsSync('/proc/self/clear_refs')
const title = measurable ? 'a layer of 1 GiB' : 'a layer of 1 GiB (skipped: this system does not tell what memory a process uses)'

describe.skipIf(!measurable)(title, () => {
  const dataDir = temporaryFolder()
  let product: Product
  let repository: ProductRepository
  let worker: number
  beforeAll(async () => {
    product = await startProduct({ dataDir, env: { GALLEON_ROLE: 'registry', GALLEON_WORKERS: '1' } })
    repository = await createProductRepository(product, 'large')
    worker = workersOf(product)[0]!
    // What is loaded and compiled on first use is not the layer's.
    const { digest } = await push(1)
    await pull(digest)
  })
  afterAll(async () => {
    await product.stop()
    fs.rmSync(dataDir, { recursive: true, force: true })
  })

  it('raises the memory of the server by 64 MiB at most, pushed and pulled', async () => {
    const pushing = startWatch(worker)
    const { digest, status } = await push(layerMebibytes)
    expect(status).toBe(201)
    expect(pushing.growthMebibytes()).toBeLessThanOrEqual(growthMebibytesMax)
    const pulling = startWatch(worker)
    expect(await pull(digest)).toBe(digest)
    expect(pulling.growthMebibytes()).toBeLessThanOrEqual(growthMebibytesMax)
  })

  async function push(mebibytes: number) {
    const location = (await repository.call('POST', 'blobs/uploads/')).headers.get('location')
    const hash = createHash('sha256')
    const request = open('PATCH', location ?? '')
    const answered = statusOf(request)
    for (const chunk of chunks(mebibytes)) {
      hash.update(chunk)
      if (!request.write(chunk)) await new Promise((resolve) => request.once('drain', resolve))
    }
    request.end()
    expect(await answered).toBe(202)
    const digest = `sha256:${hash.digest('hex')}`
    const { status } = await repository.call('PUT', `${location}?digest=${digest}`)
    return { digest, status }
  }

  async function pull(digest: string): Promise<string> {
    const request = open('GET', `/v2/${repository.name}/blobs/${digest}`)
    request.end()
    const response = await new Promise<http.IncomingMessage>((resolve, reject) => request.on('response', resolve).on('error', reject))
    const hash = createHash('sha256')
    for await (const chunk of response) hash.update(chunk)
    return `sha256:${hash.digest('hex')}`
  }

  const open = (method: string, target: string) =>
    http.request(product.origin + target, { method, headers: { Authorization: `Bearer ${repository.token}` } })
})

// Made as they are sent, each different.
function* chunks(mebibytes: number) {
  for (let number = 0; number < mebibytes; number++) yield Buffer.alloc(mebibyte, `part ${number} of a large layer; `)
}

function statusOf(request: http.ClientRequest): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request.on('error', reject)
    request.on('response', (response) => {
      response.resume()
      resolve(response.statusCode)
    })
  })
}

/** Watches the most memory that a process holds from now on. */
function startWatch(pid: number) {
  const read = (field: string) => {
    const line = new RegExp(`^${field}:\\s*(\\d+) kB$`, 'm').exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))
    return Number(line?.[1]) / 1024
  }
  // Forgets the peak so far.
  fs.writeFileSync(`/proc/${pid}/clear_refs`, '5')
  const before = read('VmRSS')
  return { growthMebibytes: () => read('VmHWM') - before }
}
