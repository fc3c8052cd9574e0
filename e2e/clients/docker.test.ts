import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makePublisher, type Publisher } from '#registry/testing/publisher.ts'
import { startTestServer, type TestServer } from '#registry/testing/server.ts'
import { type DockerEngine, startDockerEngine } from './demo-docker-engine.ts'
import { temporaryFolder } from './product.ts'
import { tarOf } from './registry-image.ts'
import { describeWith } from './tools.ts'

describeWith(['dockerd', 'docker'], 'docker', () => {
  const folder = temporaryFolder()
  let server: TestServer
  let publisher: Publisher
  let engine: DockerEngine | { readonly reason: string }
  beforeAll(async () => {
    engine = await startDockerEngine()
    server = await startTestServer()
    publisher = await makePublisher(server)
  })
  afterAll(async () => {
    if ('stop' in engine) await engine.stop()
    await server.close()
    fs.rmSync(folder, { recursive: true, force: true })
  })

  const docker = async (...args: string[]) => {
    if ('reason' in engine) throw new Error(engine.reason)
    return (await engine.docker('--config', path.join(folder, 'config'), ...args)).stdout
  }
  const failure = (...args: string[]) =>
    docker(...args).then(
      () => 'it succeeded',
      (error: { stderr: string }) => error.stderr,
    )
  const login = (password: string) => docker('login', '--username', 'AWS', '--password', password, server.host)
  const makeImage = async (name: string, content: string) => {
    const layer = path.join(folder, 'layer.tar')
    fs.writeFileSync(layer, await tarOf('greeting', content))
    return (await docker('import', layer, name)).trim()
  }

  it('signs in, pushes, and pulls signed out', async ({ skip }) => {
    if ('reason' in engine) return skip(engine.reason)
    const repository = await publisher.newRepository()
    const image = `${server.host}/${repository}:v1`
    const id = await makeImage(image, 'hello from docker')
    await login(publisher.token)
    await docker('push', image)
    await docker('logout', server.host)
    await docker('rmi', image)
    await docker('pull', image)
    expect((await docker('inspect', '--format={{.Id}}', image)).trim()).toBe(id)
    const digest = (await docker('inspect', '--format={{index .RepoDigests 0}}', image)).trim()
    expect((await publisher.call('HEAD', `${repository}/manifests/v1`)).headers.get('docker-content-digest')).toBe(digest.split('@')[1])
    await docker('pull', digest)
  })

  it('mounts a layer that another repository has', async ({ skip }) => {
    if ('reason' in engine) return skip(engine.reason)
    const [first, second] = [await publisher.newRepository(), await publisher.newRepository()]
    await login(publisher.token)
    await makeImage(`${server.host}/${first}:v1`, 'a layer for two')
    await docker('push', `${server.host}/${first}:v1`)
    await docker('tag', `${server.host}/${first}:v1`, `${server.host}/${second}:v1`)
    expect(await docker('push', `${server.host}/${second}:v1`)).toContain(`Mounted from ${first}`)
  })

  it('is told what went wrong', async ({ skip }) => {
    if ('reason' in engine) return skip(engine.reason)
    const image = `${server.host}/${await publisher.newRepository()}:v1`
    const missing = `${server.host}/${publisher.alias}/not-there:v1`
    await makeImage(image, 'refused')
    await docker('tag', image, missing)
    expect(await failure('login', '--username', 'AWS', '--password', 'wrong', server.host)).toContain('Your Authorization Token is invalid')
    await docker('logout', server.host)
    expect(await failure('push', image)).toContain('denied: Not Authorized')
    await login(publisher.token)
    expect(await failure('push', missing)).toContain(
      "name unknown: The repository with name 'not-there' does not exist in the registry with id",
    )
    expect(await failure('pull', image)).toContain('Requested image not found')
  })
})
