import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { WebApp } from '#registry/http/server.ts'
import { createPageDoor } from './page-door.ts'

const policy = "script-src 'nonce-n0n' 'strict-dynamic'"
let rendered: string[] = []
// Stands for Next: a page for every path.
const webApp: WebApp = (request, response) => {
  rendered.push(`${request.method} ${request.url}`)
  if (request.url === '/cut') return void response.destroy()
  const status = { '/gone': 404, '/broken': 500, '/moved': 308 }[request.url ?? ''] ?? 200
  response.setHeader('Content-Security-Policy', policy)
  response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'private, no-store' })
  response.write('<p>Ahoy</p>')
  response.end('<script nonce="n0n">go()</script>')
}
let door = createPageDoor({ webApp, firstTouch: 'touch()', backend: undefined })
const server = http.createServer((request, response) => {
  Promise.resolve(door(request, response)).catch(() => response.writeHead(500).end())
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
afterAll(() => void server.close())
beforeEach(() => {
  rendered = []
  door = createPageDoor({ webApp, firstTouch: 'touch()', backend: undefined })
})

function ask(path: string, headers: http.OutgoingHttpHeaders = {}, method = 'GET') {
  return new Promise<{ status: number; headers: http.IncomingHttpHeaders; body: Buffer }>((resolve, reject) => {
    const request = http.request(origin + path, { headers, method, agent: false }, async (response) => {
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(await response.toArray()) })
    })
    request.on('error', reject).end()
  })
}

describe('a page for everybody', () => {
  it('is rendered once, without its nonce, and may be kept by a cache in front', async () => {
    const answers = [await ask('/harbour'), await ask('/harbour')]
    expect(rendered).toEqual(['GET /harbour'])
    for (const { headers, body } of answers) {
      expect(body.toString()).toBe('<p>Ahoy</p><script>go()</script>')
      expect(headers['content-security-policy']).toMatch(/^script-src 127\.0\.0\.1:\d+\/_next\/static\/ 'sha256-/)
      expect(headers['cache-control']).toContain('s-maxage=10')
    }
  })

  it('answers 304 to who has it, and only its headers to HEAD', async () => {
    const head = await ask('/harbour', {}, 'HEAD')
    expect([head.status, head.body.length, Number(head.headers['content-length'])]).toEqual([200, 0, 32])
    expect((await ask('/harbour', { 'If-None-Match': `"other", ${head.headers.etag}` })).status).toBe(304)
    expect((await ask('/harbour')).body.length).toBe(32)
    expect(rendered).toEqual(['GET /harbour'])
  })

  it('comes compressed as the client asks', async () => {
    const unpack = { br: brotliDecompressSync, gzip: gunzipSync }
    for (const [accepted, encoding] of [
      ['gzip, deflate, br', 'br'],
      ['gzip', 'gzip'],
      ['br;q=0, gzip', 'gzip'],
    ] as const) {
      const { headers, body } = await ask('/harbour', { 'Accept-Encoding': accepted })
      expect(headers['content-encoding']).toBe(encoding)
      expect(unpack[encoding](body).toString()).toContain('Ahoy')
    }
  })

  it('differs by what the visitor has chosen, and then stays with the visitor', async () => {
    await ask('/harbour')
    const dark = await ask('/harbour', { Cookie: 'other=1; galleon-colour-scheme=dark' })
    expect(dark.headers['cache-control']).toBe('private, no-cache')
    await ask('/harbour', { Cookie: 'galleon-colour-scheme=dark' })
    await ask('/harbour', { Cookie: 'galleon-pull-tool=podman' })
    expect(rendered.length).toBe(3)
  })
})

describe('what is not for everybody', () => {
  it.each([
    ['part of a page', '/harbour', { RSC: '1' }],
    ['a signed-in visitor', '/harbour', { Cookie: 'galleon-session=x' }],
    ['a script', '/_next/static/a.js', {}],
    ['a badge', '/harbour/web/-/badge/pulls.svg', {}],
  ])('goes to the web app each time: %s', async (_what, path, headers) => {
    await ask(path, headers)
    const { headers: answered } = await ask(path, headers)
    expect(rendered.length).toBe(2)
    expect(answered['content-security-policy']).toBe(policy)
  })

  it('is an error: neither kept nor confirmed', async () => {
    await ask('/broken')
    const { status, headers } = await ask('/broken')
    expect([status, headers.etag, headers['cache-control'], rendered.length]).toEqual([500, undefined, 'no-store', 2])
  })

  it('is a page that was cut off: it fails for itself', async () => {
    expect((await ask('/cut')).status).toBe(500)
    expect((await ask('/gone')).status).toBe(404)
  })
})
