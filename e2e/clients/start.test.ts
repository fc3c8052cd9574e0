import { execFile } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterEach, describe, expect, it } from 'vitest'
import { databasePid, launchProduct, type Product, type ProductOptions, startProduct, temporaryFolder, workersOf } from './product.ts'

const root = path.resolve(import.meta.dirname, '../..')
const backendAlone = { GALLEON_ROLE: 'registry', GALLEON_WORKERS: '1' }

const running: Product[] = []

afterEach(async () => {
  for (const product of running.splice(0)) {
    await product.stop()
    fs.rmSync(product.dataDir, { recursive: true, force: true })
  }
})

async function start(options: ProductOptions = {}): Promise<Product> {
  const product = await startProduct({ ...options, env: { ...backendAlone, ...options.env } })
  running.push(product)
  return product
}

async function failedStart(options: ProductOptions): Promise<{ code: number | null; output: string }> {
  const product = await launchProduct({ ...options, env: { ...backendAlone, ...options.env } })
  const code = await new Promise<number | null>((resolve) => product.primary.once('exit', resolve))
  return { code, output: product.output() }
}

/** 0 when nobody answers in a while: a connection that a dying process had just taken gets no answer at all. */
function statusOf({ origin }: Product, page: string): Promise<number> {
  const answer = fetch(origin + page, { signal: AbortSignal.timeout(1000) })
  return answer.then(
    ({ status }) => status,
    () => 0,
  )
}

const galleon = (args: string[], env: Record<string, string>) =>
  promisify(execFile)(process.execPath, [path.join(root, 'bin/galleon'), ...args], { cwd: root, env: { ...process.env, ...env } })

describe('the first start', () => {
  it('prints the operator sign-in once and keeps it in a file of its owner', async () => {
    const first = await start()
    const file = path.join(first.dataDir, 'operator.json')
    const kept = JSON.parse(fs.readFileSync(file, 'utf8'))
    expect(fs.statSync(file).mode & 0o777).toBe(0o600)
    for (const secret of [kept.password, kept.accessKeyId, kept.secretAccessKey, file]) expect(first.output()).toContain(secret)
    expect(await first.stop()).toBe(0)

    const second = await start({ dataDir: first.dataDir })
    expect(second.output()).not.toContain(kept.password)
    const accounts = await galleon(['account', 'list', '--json'], { GALLEON_DATA_DIR: first.dataDir })
    expect(JSON.parse(accounts.stdout)).toMatchObject([{ email: kept.email, operator: true }])
  })

  it('answers health, readiness and metrics', async () => {
    const { origin } = await start()
    expect((await fetch(`${origin}/healthz`)).status).toBe(200)
    expect((await fetch(`${origin}/readyz`)).status).toBe(200)
    expect(await (await fetch(`${origin}/metrics`)).text()).toContain('process_cpu_seconds_total')
  })

  it('serves pages when it is not told to leave them out', async () => {
    const { origin } = await start({ env: { GALLEON_ROLE: 'all' } })
    const page = await fetch(origin)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('Galleon')
  })
})

describe('a start that cannot go on says why in one line', () => {
  it('a busy port', async () => {
    const occupant = net.createServer()
    await new Promise<void>((resolve) => occupant.listen(0, '127.0.0.1', resolve))
    const { port } = occupant.address() as net.AddressInfo
    const { code, output } = await failedStart({ port })
    occupant.close()
    expect(code).toBe(1)
    expect(output).toBe(`galleon: Port ${port} is in use on 127.0.0.1: stop what listens there, or set PORT to another one.\n`)
  })

  it('a data directory that is a file', async () => {
    const file = path.join(temporaryFolder(), 'data')
    fs.writeFileSync(file, '')
    const { code, output } = await failedStart({ dataDir: file })
    expect(code).toBe(1)
    expect(output).toBe(`galleon: The data directory ${file} cannot be written: give this user access to it, or set GALLEON_DATA_DIR.\n`)
  })

  it('a data directory of a newer version', async () => {
    const dataDir = temporaryFolder()
    fs.writeFileSync(path.join(dataDir, 'version'), '99\n')
    const { code, output } = await failedStart({ dataDir })
    expect(code).toBe(1)
    expect(output).toMatch(
      /^galleon: The data directory .* is of a newer Galleon \(layout 99, this version knows 1\): start that version\.\n$/,
    )
  })

  it('a wrong variable', async () => {
    const { code, output } = await failedStart({ env: { GALLEON_WORKERS: 'many' } })
    expect(code).toBe(1)
    expect(output).toMatch(/^galleon: GALLEON_WORKERS is wrong: .*\n$/)
  })

  it('a database that does not answer', async () => {
    const { code, output } = await failedStart({ env: { DATABASE_URL: 'postgresql://galleon@127.0.0.1:1/galleon' } })
    expect(code).toBe(1)
    expect(output).toMatch(/^galleon: The database of DATABASE_URL does not answer \(.*ECONNREFUSED.*\): .*\n$/)
  })

  it('an old Node', async () => {
    const check = `import { checkNode } from './scripts/setup.mjs'; checkNode('18.20.4')`
    const run = promisify(execFile)(process.execPath, ['--input-type=module', '--eval', check], { cwd: root })
    await expect(run).rejects.toMatchObject({
      code: 1,
      stderr: 'galleon: Galleon needs Node 20.19 or newer; this is Node 18.20.4. Install a newer one from https://nodejs.org.\n',
    })
  })
})

describe('bin/galleon', () => {
  it('makes, lists and verifies accounts beside a running server', async () => {
    const { dataDir } = await start()
    const env = { GALLEON_DATA_DIR: dataDir }
    const created = JSON.parse(
      (await galleon(['account', 'create', '--name', 'Harbour', '--email', 'root@harbour.example', '--json'], env)).stdout,
    )
    expect(created).toMatchObject({ email: 'root@harbour.example', accountId: expect.stringMatching(/^\d{12}$/) })
    expect(Object.keys(created)).toEqual(['accountId', 'email', 'password', 'accessKeyId', 'secretAccessKey'])
    const verified = JSON.parse((await galleon(['account', 'verify', created.accountId, '--json'], env)).stdout)
    expect(verified).toMatchObject({ accountId: created.accountId, verified: true })
    const listed = JSON.parse((await galleon(['account', 'list', '--json'], env)).stdout)
    expect(listed.map((account: { email: string }) => account.email).sort()).toEqual(['operator@galleon.local', 'root@harbour.example'])
  })

  it('works without a server, and says what is wrong', async () => {
    const dataDir = temporaryFolder()
    const env = { GALLEON_DATA_DIR: dataDir }
    await expect(galleon(['account', 'verify', '123456789012'], env)).rejects.toMatchObject({
      code: 1,
      stderr: 'galleon: There is no account with the id 123456789012.\n',
    })
    await expect(galleon(['account', 'create', '--name', 'x', '--email', 'nobody'], env)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`galleon: Invalid parameter at 'email'`),
    })
    fs.rmSync(dataDir, { recursive: true, force: true })
  })

  it.each([[['--help']], [['account', '--help']], [['account', 'create', '--help']]])('%j shows help', async (args) => {
    expect((await galleon(args, {})).stdout).toContain('Usage: galleon')
  })
})

describe('a crash', () => {
  it('of a worker brings up another one', async () => {
    const product = await start()
    const before = workersOf(product)
    for (const worker of before) process.kill(worker, 'SIGKILL')
    await expect.poll(() => statusOf(product, '/readyz'), { timeout: 20_000 }).not.toBe(200)
    await expect.poll(() => statusOf(product, '/readyz'), { timeout: 20_000 }).toBe(200)
    const after = workersOf(product)
    expect(after).toHaveLength(before.length)
    expect(after).not.toContain(before[0])
  })

  it('of the whole server leaves a database that the next start takes over and stops', async () => {
    const first = await start()
    await first.kill()
    const second = await start({ dataDir: first.dataDir })
    expect(await second.stop()).toBe(0)
    expect(fs.existsSync(path.join(first.dataDir, 'postgres/postmaster.pid'))).toBe(false)
  })

  it('of the database is mended while the server goes on', async () => {
    const product = await start()
    const settings = path.join(product.dataDir, 'postgres/postgresql.conf')
    // It does not start without them, so that it is gone for long enough to be seen.
    fs.renameSync(settings, `${settings}.away`)
    process.kill(databasePid(product.dataDir), 'SIGKILL')
    await expect.poll(() => statusOf(product, '/readyz'), { timeout: 20_000 }).toBe(503)
    fs.renameSync(`${settings}.away`, settings)
    await expect.poll(() => statusOf(product, '/readyz'), { timeout: 30_000 }).toBe(200)
  })
})
