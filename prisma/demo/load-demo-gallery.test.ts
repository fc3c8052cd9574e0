import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer, type TestServerOptions } from '#registry/testing/server.ts'
import { publishers } from './gallery/publishers.ts'
import { factKey, loadDemoGallery } from './load-demo-gallery.ts'
import { readCatalogData } from './push/catalog.ts'

const root = path.join(import.meta.dirname, '../..')
const everything = {
  searchTerm: '',
  verifiedOnly: false,
  operatingSystems: [],
  architectures: [],
  sort: 'name',
  limit: 100,
  offset: 0,
} as const

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

async function startServer(options: TestServerOptions = {}): Promise<TestServer> {
  const server = await startTestServer(options)
  closers.push(() => server.close())
  return server
}

/** Passes so many requests on to the server, then hangs up on everybody. */
async function startBreakingProxy(target: string, requests: number): Promise<string> {
  let left = requests
  const proxy = http.createServer((request, response) => {
    if (left-- <= 0) return void request.socket.destroy()
    const { method, headers } = request
    const onward = http.request(new URL(request.url ?? '/', target), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers)
      answer.pipe(response)
    })
    request.pipe(onward)
  })
  await once(proxy.listen(0, '127.0.0.1'), 'listening')
  closers.push(async () => {
    proxy.closeAllConnections()
    await once(proxy.close(), 'close')
  })
  return `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
}

async function expectWhole({ origin, host, context }: TestServer): Promise<void> {
  const { items } = await context.gallery.search(everything)
  const names = items.map(({ primaryAlias, repositoryName }) => `${primaryAlias}/${repositoryName}`)
  expect(names.sort()).toEqual(publishers.flatMap(({ alias, repositories }) => repositories.map(({ name }) => `${alias}/${name}`)).sort())
  const { token } = (await (await fetch(`${origin}/token/`)).json()) as { token: string }
  for (const { alias, repositories } of publishers) {
    for (const repository of repositories) {
      const surroundings = { registry: `${host}/${alias}`, gallery: `${origin}/${alias}`, root }
      for (const { tags, build } of repository.releases) {
        const { digest, mediaType } = await build(surroundings)
        for (const tag of tags) {
          const url = `${origin}/v2/${alias}/${repository.name}/manifests/${tag}`
          const { status, headers } = await fetch(url, { method: 'HEAD', headers: { accept: mediaType, authorization: `Bearer ${token}` } })
          expect({ url, status, digest: headers.get('docker-content-digest') }).toEqual({ url, status: 200, digest })
        }
      }
      const detail = await context.gallery.find(alias, repository.name)
      expect(detail?.aboutText).toBe((await readCatalogData(repository, surroundings)).aboutText)
    }
  }
}

describe('loading the demo gallery', () => {
  it('fills an empty gallery, once, whatever the rates, and leaves its publishers with those of everybody', async () => {
    const server = await startServer({ quotaDefaults: {} })
    const { context, origin } = server
    await loadDemoGallery({ endpoint: origin, context, root })
    await expectWhole(server)
    const { items } = await context.gallery.search({ ...everything, verifiedOnly: true })
    expect(new Set(items.map(({ displayName }) => displayName))).toEqual(new Set(['Harbour Works', 'Tinkerbox']))
    expect(items.every(({ logoDigest }) => logoDigest)).toBe(true)
    const accounts = await context.accounts.list({ limit: 100 })
    for (const { id } of accounts.items) expect((await context.quotas.overridesOf(id)).size).toBe(0)
    // Nothing listens there: whoever asked would fail.
    await loadDemoGallery({ endpoint: 'http://127.0.0.1:1', context, root })
    expect(await context.facts.get(factKey)).toEqual({ state: 'loaded' })
  })

  it.each([0, 7, 40, 150])('goes on where it was cut off, here after %i requests', async (requests) => {
    const server = await startServer()
    const { context, origin } = server
    const endpoint = await startBreakingProxy(origin, requests)
    await expect(loadDemoGallery({ endpoint, context, root })).rejects.toThrow()
    await loadDemoGallery({ endpoint: origin, context, root })
    await expectWhole(server)
    const { items } = await context.accounts.list({ limit: 100 })
    expect(items).toHaveLength(publishers.length + 1)
  })

  it('keeps no secret of its own', async () => {
    const server = await startServer()
    const endpoint = await startBreakingProxy(server.origin, 0)
    await expect(loadDemoGallery({ endpoint, context: server.context, root })).rejects.toThrow()
    const progress = (await server.context.facts.get(factKey)) as { accessKeyIds: Record<string, string> }
    expect(Object.values(progress.accessKeyIds).every((id) => /^AKIA[A-Z2-7]{16}$/.test(id))).toBe(true)
    expect(Object.keys(progress)).toEqual(['state', 'accessKeyIds'])
  })
})
