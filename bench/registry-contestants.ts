import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort, type Product, startProduct, temporaryFolder } from '../e2e/clients/product.ts'
import { createProductRepository } from '../e2e/clients/registry-publisher.ts'

const unlimitedPulls = { GALLEON_PULL_RATE_ANONYMOUS: '0', GALLEON_PULL_RATE_AUTHENTICATED: '0' }

/** A registry that is measured: running, with a repository to push to. */
export interface Contestant {
  readonly title: string
  readonly origin: string
  /** Of the repository, for `/v2/<name>/…`. */
  readonly name: string
  readonly headers: Readonly<Record<string, string>>
  stop(): Promise<void>
}

/** Galleon as `npm start` runs it, without the web app, on its own database, and without its limits on pulls and pushes. */
export async function startGalleon(): Promise<Contestant> {
  const product = await startProduct({ env: { GALLEON_ROLE: 'registry', ...unlimitedPulls } })
  const { name, token } = await createProductRepository(product, 'bench')
  unlimitPushes(product)
  return {
    title: 'Galleon',
    origin: product.origin,
    name,
    headers: { Authorization: `Bearer ${token}` },
    async stop() {
      await product.stop()
      fs.rmSync(product.dataDir, { recursive: true, force: true })
    },
  }
}

// As an operator does, beside the running server: the quotas of ten layers and 260 parts a second are an account's, not the registry's.
function unlimitPushes({ dataDir }: Pick<Product, 'dataDir'>): void {
  const env = { ...process.env, GALLEON_DATA_DIR: dataDir }
  const galleon = (...args: readonly string[]) =>
    execFileSync(process.execPath, ['dist/cli.mjs', ...args, '--json'], { env, encoding: 'utf8' })
  for (const { accountId } of JSON.parse(galleon('account', 'list')) as readonly { accountId: string }[]) {
    for (const code of ['L-INITIATELAYERUPLOAD', 'L-UPLOADLAYERPART', 'L-COMPLETELAYERUPLOAD'])
      galleon('quota', 'set', accountId, code, '0')
  }
}

/** Debian's `docker-registry` on its file system driver, as its package configures it, without authentication. */
export async function startDockerRegistry(): Promise<Contestant> {
  const folder = temporaryFolder()
  const port = await freePort()
  const config = [
    'version: 0.1',
    'log: { level: error, accesslog: { disabled: true } }',
    `storage: { cache: { blobdescriptor: inmemory }, filesystem: { rootdirectory: "${folder}/data", maxthreads: 100 }, delete: { enabled: true } }`,
    `http: { addr: "127.0.0.1:${port}" }`,
  ]
  fs.writeFileSync(path.join(folder, 'config.yml'), `${config.join('\n')}\n`)
  const server = spawn('docker-registry', ['serve', path.join(folder, 'config.yml')], { stdio: 'ignore' })
  const origin = `http://127.0.0.1:${port}`
  await untilItAnswers(server, `${origin}/v2/`)
  return {
    title: 'docker-registry',
    origin,
    name: 'bench/app',
    headers: {},
    async stop() {
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGTERM')
      await ended
      fs.rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function untilItAnswers(server: ChildProcess, url: string): Promise<void> {
  while (server.exitCode === null) {
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok) return
    await sleep(50)
  }
  throw new Error(`docker-registry ended with ${server.exitCode}`)
}
