import { execFile } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishers } from '#demo/gallery/publishers.ts'
import { loadDemoGallery } from '#demo/load-demo-gallery.ts'
import { createProgramFolder, run, runners } from '#demo/testing/run-program.ts'
import { startTestServer, type TestServer } from '#registry/testing/server.ts'
import { type DockerEngine, startDockerEngine } from './demo-docker-engine.ts'
import { openPulledImage } from './demo-pulled-image.ts'
import { temporaryFolder } from './product.ts'
import { describeWith } from './tools.ts'

const root = path.resolve(import.meta.dirname, '../..')
const repositories = publishers.flatMap(({ alias, repositories: owned }) =>
  owned.map(({ name, releases, architectures }) => ({
    name: `${alias}/${name}`,
    architectures,
    tags: releases.flatMap((release) => release.tags),
  })),
)
const folder = temporaryFolder()
let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
  await loadDemoGallery({ endpoint: server.origin, context: server.context, root })
})
afterAll(async () => {
  await server.close()
  fs.rmSync(folder, { recursive: true, force: true })
})

async function pull(name: string, tag: string) {
  const target = path.join(folder, `${name}/${tag}`)
  fs.mkdirSync(target, { recursive: true })
  await promisify(execFile)('skopeo', [
    'copy',
    '--all',
    '--src-tls-verify=false',
    `docker://${server.host}/${name}:${tag}`,
    `dir:${target}`,
  ])
  return openPulledImage(target)
}

describeWith(['skopeo'], 'the demo gallery, pulled with skopeo', () => {
  it.each(repositories)('$name: every tag', async ({ name, tags }) => {
    for (const tag of tags) expect((await pull(name, tag)).index.schemaVersion).toBe(2)
  })

  const programs = createProgramFolder()
  afterAll(programs.remove)
  // What each program is asked, and a sign that it did what its page says. Servers and waiters have tests of their own.
  const questions: [string, { args?: string[]; input?: string }, { exitCode: number; stdout: unknown }][] = [
    ['polyglot/hello', { args: ['fi'] }, { exitCode: 0, stdout: 'Hei ja tervetuloa laivaan!\n' }],
    ['tinkerbox/inside', { args: ['one'] }, { exitCode: 0, stdout: expect.stringContaining('\n  one\n') }],
    ['tinkerbox/exit-code', { args: ['3'] }, { exitCode: 3, stdout: '' }],
    ['tinkerbox/log-ticker', { args: ['1'] }, { exitCode: 0, stdout: expect.stringContaining('"message":"tick"') }],
    ['tinkerbox/wait-for-port', { args: ['127.0.0.1:1', '0'] }, { exitCode: 1, stdout: '' }],
    ['openbuoy/buoy-simulator', { args: ['1', '7'] }, { exitCode: 0, stdout: expect.stringContaining('$SDDPT,8.5,0.5*5F\r\n') }],
    ['ostrom/morse', { input: 'sos' }, { exitCode: 0, stdout: '... --- ... ' }],
    ['ostrom/tally', { input: 'a b\n' }, { exitCode: 0, stdout: '1 lines, 2 words, 4 bytes\n' }],
  ]
  describe.each(runners)('and run as $name', ({ machine, runner }) => {
    const title = 'reason' in runner ? `%s (skipped: ${runner.reason})` : '%s'
    const itRuns = 'command' in runner ? it : it.skip
    itRuns.each(questions)(title, async (name, question, answer) => {
      const program = await (await pull(name, 'latest')).program(machine.platform.architecture)
      const { architectures } = repositories.find((repository) => repository.name === name)!
      expect(program !== undefined).toBe(architectures.includes(machine.badge))
      if (program && 'command' in runner) expect(run(runner.command, programs.write(program), question)).toMatchObject(answer)
    })
  })

  it('the chart installs the image beside it', async () => {
    const files = await (await pull('harbour/charts/harbour-web', '0.2.0')).files()
    const { host } = server
    expect(files.get('harbour-web/values.yaml')?.toString()).toContain(`repository: ${host}/harbour/web\n`)
    const appVersion = /^appVersion: "(.*)"$/m.exec(files.get('harbour-web/Chart.yaml')?.toString() ?? '')?.[1]
    expect(await pull('harbour/web', appVersion ?? '')).toBeDefined()
    expect([...files.keys()]).toContain('harbour-web/templates/deployment.yaml')
  })

  it('the WebAssembly module computes', async () => {
    const { instance } = await WebAssembly.instantiate(new Uint8Array((await pull('openbuoy/nmea-checksum', '1.0.0')).layer()))
    const { memory, checksum } = instance.exports as unknown as { memory: WebAssembly.Memory; checksum(at: number, bytes: number): number }
    new Uint8Array(memory.buffer).set(Buffer.from('SDDPT,8.5,0.5'))
    expect(checksum(0, 13)).toBe(0x5f)
  })
})

describeWith(['dockerd', 'docker'], 'the demo gallery, run with docker', () => {
  let engine: DockerEngine | { readonly reason: string }
  beforeAll(async () => {
    engine = await startDockerEngine()
  })
  afterAll(async () => {
    if ('stop' in engine) await engine.stop()
  })

  it('runs programs', async ({ skip }) => {
    if ('reason' in engine) return skip(engine.reason)
    const { docker } = engine
    const runOnce = (name: string, ...args: string[]) => docker('run', '--rm', '--network=none', `${server.host}/${name}`, ...args)
    expect((await runOnce('polyglot/hello', 'sv')).stdout).toBe('Hej och välkommen ombord!\n')
    const { stdout } = await runOnce('tinkerbox/inside', 'one', 'two words')
    expect(stdout).toMatch(/process {7}1\nuser {10}65534\n/)
    expect(stdout).toContain('\n  two words\n')
    await expect(runOnce('tinkerbox/exit-code', '42')).rejects.toMatchObject({ code: 42 })
  })

  it('stops the first process of a container at its first word', async ({ skip }) => {
    if ('reason' in engine) return skip(engine.reason)
    const { docker } = engine
    const id = (await docker('run', '--detach', '--network=none', `${server.host}/tinkerbox/pause`)).stdout.trim()
    await docker('stop', id)
    // Killed after its time was up, it would say 137.
    expect((await docker('inspect', '--format={{.State.ExitCode}}', id)).stdout).toBe('0\n')
  })
})
