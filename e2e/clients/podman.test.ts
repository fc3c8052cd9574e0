import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makePublisher, type Publisher } from '#registry/testing/publisher.ts'
import { startTestServer, type TestServer } from '#registry/testing/server.ts'
import { temporaryFolder } from './product.ts'
import { tarOf } from './registry-image.ts'
import { run, runWell } from './registry-run.ts'
import { describeWith } from './tools.ts'

const folder = temporaryFolder()
let server: TestServer
let publisher: Publisher
beforeAll(async () => {
  server = await startTestServer()
  publisher = await makePublisher(server)
})
afterAll(async () => {
  await server.close()
  fs.rmSync(folder, { recursive: true, force: true })
})

const authfile = path.join(folder, 'auth.json')
// Storage of the test's own, of the kind that works everywhere.
const storage = ['--root', path.join(folder, 'root'), '--runroot', path.join(folder, 'run'), '--storage-driver', 'vfs']
const podman = (...args: string[]) => runWell('podman', [...storage, ...args])

describeWith(['podman'], 'podman', () => {
  it('signs in, pushes, and pulls signed out', async () => {
    const image = `${server.host}/${await publisher.newRepository()}:v1`
    const layer = path.join(folder, 'layer.tar')
    fs.writeFileSync(layer, await tarOf('greeting', 'hello from podman'))
    const login = ['login', '--tls-verify=false', '--authfile', authfile, '--username', 'AWS', '--password-stdin', server.host]
    await runWell('podman', [...storage, ...login], { input: publisher.token })
    const id = (await podman('import', '--quiet', layer, image)).trim()
    await podman('push', '--quiet', '--tls-verify=false', '--authfile', authfile, image)
    await podman('rmi', image)
    await podman('logout', '--authfile', authfile, server.host)
    await podman('pull', '--quiet', '--tls-verify=false', image)
    expect(id.replace('sha256:', '')).toBe((await podman('inspect', '--format={{.Id}}', image)).trim())
    const [, message] =
      (await run('podman', [...storage, 'push', '--tls-verify=false', '--authfile', authfile, image])).all.match(
        /(denied.*|Not Authorized)/,
      ) ?? []
    expect(message).toContain('Not Authorized')
  })

  it('is told of a wrong password', async () => {
    const login = ['login', '--tls-verify=false', '--authfile', authfile, '--username', 'AWS', '--password-stdin', server.host]
    const { exitCode, all } = await run('podman', [...storage, ...login], { input: 'wrong' })
    expect(exitCode).not.toBe(0)
    expect(all).toContain('invalid username/password')
  })
})
