import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { makePublisher, type Publisher } from '#registry/testing/publisher.ts'
import { startTestServer, type TestServer } from '#registry/testing/server.ts'
import { createAwsCli } from './aws-cli-command.ts'
import { temporaryFolder } from './product.ts'
import { blobsOf, writeImageLayout } from './registry-image.ts'
import { run, runWell } from './registry-run.ts'
import { describeWith } from './tools.ts'

const folder = temporaryFolder()
const layout = path.join(folder, 'layout')
let server: TestServer
let publisher: Publisher
let repository: string
beforeAll(async () => {
  await writeImageLayout(layout)
  server = await startTestServer()
  publisher = await makePublisher(server)
})
afterAll(async () => {
  await server.close()
  fs.rmSync(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  repository = await publisher.newRepository()
})

const image = (tag: string, name = repository) => `docker://${server.host}/${name}:${tag}`
// Without credentials of the machine's own.
const skopeo = (...args: string[]) => ['--registries.d', folder, ...args]
const anonymously = '--src-no-creds'
const push = (tag: string, { password = publisher.token, name = repository, options = [] as string[] } = {}) =>
  run(
    'skopeo',
    skopeo(
      'copy',
      '--all',
      '--dest-tls-verify=false',
      `--dest-creds=AWS:${password}`,
      ...options,
      `oci:${layout}:${tag}`,
      image(tag, name),
    ),
  )
const pull = async (reference: string): Promise<string> => {
  const target = fs.mkdtempSync(path.join(folder, 'pulled-'))
  await runWell('skopeo', skopeo('copy', '--all', '--src-tls-verify=false', anonymously, reference, `oci:${target}:copy`))
  return target
}

describeWith(['skopeo'], 'skopeo', () => {
  it.each(['single', 'multi'])('pushes the %s image, and anybody pulls the same bytes back', async (tag) => {
    expect(await push(tag)).toMatchObject({ exitCode: 0 })
    const copy = blobsOf(await pull(image(tag)))
    expect(blobsOf(layout)).toEqual(expect.arrayContaining(copy))
    expect(copy.length).toBe(tag === 'single' ? 4 : 13)
  })

  it('makes the repository that it pushes to, where its registry wants that', async () => {
    const name = `${publisher.alias}/team/made-by-a-push`
    expect(await push('single', { name })).toMatchObject({ exitCode: 1, all: expect.stringContaining('does not exist') })
    const { id } = server.account.account
    await server.context.accounts.setCreateOnPush(id, true)
    try {
      expect(await push('single', { name })).toMatchObject({ exitCode: 0 })
    } finally {
      await server.context.accounts.setCreateOnPush(id, false)
    }
    expect(blobsOf(await pull(image('single', name)))).toHaveLength(4)
  })

  it('pulls by digest', async () => {
    await push('single')
    const digest = await runWell('skopeo', ['inspect', '--tls-verify=false', '--format={{.Digest}}', image('single')])
    const copy = await pull(`docker://${server.host}/${repository}@${digest.trim()}`)
    expect(blobsOf(copy)).toContain(digest.trim().replace('sha256:', ''))
  })

  it('pushes in the Docker format, single and multi-architecture', async () => {
    for (const tag of ['single', 'multi']) expect(await push(tag, { options: ['--format=v2s2'] })).toMatchObject({ exitCode: 0 })
    const raw = await runWell('skopeo', ['inspect', '--raw', '--tls-verify=false', image('multi')])
    expect(JSON.parse(raw).mediaType).toBe('application/vnd.docker.distribution.manifest.list.v2+json')
  })

  it('lists tags and deletes an image', async () => {
    await push('single')
    await push('multi')
    const tags = async () =>
      JSON.parse(await runWell('skopeo', ['list-tags', '--tls-verify=false', `docker://${server.host}/${repository}`])).Tags
    expect(await tags()).toEqual(['multi', 'single'])
    await runWell('skopeo', ['delete', '--tls-verify=false', `--creds=AWS:${publisher.token}`, image('single')])
    expect(await tags()).toEqual(['multi'])
  })

  it('copies between repositories', async () => {
    await push('multi')
    const target = await publisher.newRepository()
    const creds = `--dest-creds=AWS:${publisher.token}`
    const args = ['copy', '--all', '--src-tls-verify=false', '--dest-tls-verify=false', anonymously, creds]
    await runWell('skopeo', skopeo(...args, image('multi'), image('multi', target)))
    expect(blobsOf(await pull(image('multi', target)))).toHaveLength(13)
  })

  it.each([
    ['a wrong password', () => ({ password: 'wrong' }), 'invalid username/password: denied: Your Authorization Token is invalid'],
    ['an unknown repository', () => ({ name: `${publisher.alias}/not-there` }), "repository with name 'not-there' does not exist"],
    ["somebody else's repository", () => ({ name: 'nobody/app' }), 'does not exist'],
  ])('is told of %s', async (_title, options, message) => {
    const { exitCode, all } = await push('single', options())
    expect(exitCode).not.toBe(0)
    expect(all.toLowerCase()).toContain(message.toLowerCase())
  })

  it('is told to sign in before it pushes', async () => {
    const { exitCode, all } = await run(
      'skopeo',
      skopeo('copy', '--dest-tls-verify=false', '--dest-no-creds', `oci:${layout}:single`, image('single')),
    )
    expect(exitCode).not.toBe(0)
    expect(all).toContain('Not Authorized')
  })

  it('is told of an image that is not there', async () => {
    const { exitCode, all } = await run('skopeo', ['inspect', '--tls-verify=false', image('none')])
    expect(exitCode).not.toBe(0)
    expect(all).toContain('Requested image not found')
  })
})

describeWith(['skopeo', 'aws'], 'skopeo with the password of the aws command line', () => {
  it('signs in, pushes and pulls', async () => {
    const password = await createAwsCli(server.origin, server.account).run('get-login-password')
    expect(password.exitCode).toBe(0)
    const authfile = path.join(folder, 'auth.json')
    const login = ['login', '--tls-verify=false', '--authfile', authfile, '--username', 'AWS', '--password-stdin', server.host]
    await runWell('skopeo', login, { input: password.stdout })
    const copy = ['copy', '--all', '--dest-tls-verify=false', '--authfile', authfile, `oci:${layout}:multi`, image('multi')]
    await runWell('skopeo', skopeo(...copy))
    expect(blobsOf(await pull(image('multi')))).toHaveLength(13)
  })
})
