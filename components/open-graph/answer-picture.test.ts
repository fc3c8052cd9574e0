import http from 'node:http'
import type { AddressInfo } from 'node:net'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { webRepository } from '#lib/testing/stub-gallery.ts'
import { answerRepositoryPicture } from './answer-picture.ts'

const logo = { r: 255, g: 0, b: 255 }
const path = '/-/logo/sha256:aa'

let busy = true
let server: http.Server
beforeAll(async () => {
  const png = await sharp({ create: { width: 64, height: 64, channels: 3, background: logo } })
    .png()
    .toBuffer()
  const found = { ...webRepository, catalogData: { ...webRepository.catalogData, logoUrl: `https://gallery.example${path}` } }
  server = http.createServer((request, response) => {
    if (request.url !== path) response.setHeader('Content-Type', 'application/json').end(JSON.stringify(found))
    else if (busy) response.writeHead(503).end()
    else response.setHeader('Content-Type', 'image/png').end(png)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  vi.stubEnv('GALLEON_ENDPOINT', `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  vi.stubEnv('GALLEON_ORIGIN', 'https://gallery.example')
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await new Promise((resolve) => server.close(resolve))
})

async function ask() {
  const response = await answerRepositoryPicture(new Request('http://x/'), 'harbour', 'web')
  const { data } = await sharp(Buffer.from(await response.arrayBuffer()))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { cache: response.headers.get('cache-control') ?? '', shown: data.indexOf(Buffer.from([logo.r, logo.g, logo.b])) >= 0 }
}

test('a picture whose logo did not come is not kept, and has it as soon as it comes', async () => {
  expect(await ask()).toEqual({ cache: 'no-store', shown: false })
  busy = false
  expect(await ask()).toEqual({ cache: expect.stringContaining('max-age=3600'), shown: true })
})
