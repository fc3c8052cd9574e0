import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../..')

/** The product as `npm start` runs it, from `dist/`: real processes, its own database and data directory. */
export interface Product {
  readonly origin: string
  readonly port: number
  readonly dataDir: string
  readonly primary: ChildProcess
  /** What it has printed so far. */
  output(): string
  /** As a supervisor does: SIGTERM, then wait. Answers the exit code. */
  stop(): Promise<number | null>
  /** As a power cut does, to the server's processes: the primary and its workers. */
  kill(): Promise<void>
}

export interface ProductOptions {
  readonly dataDir?: string
  readonly port?: number
  readonly env?: Readonly<Record<string, string>>
}

/** Starts it and waits until it says that it is ready. @throws Error with its output when it ends instead. */
export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const product = await launchProduct(options)
  await new Promise<void>((resolve, reject) => {
    const look = () => product.output().includes('Galleon is ready at') && resolve()
    product.primary.stdout?.on('data', look)
    product.primary.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${product.output()}`)))
  })
  return product
}

/** Starts it without waiting: for starts that are meant to fail. */
export async function launchProduct({ dataDir = temporaryFolder(), port, env = {} }: ProductOptions = {}): Promise<Product> {
  const usedPort = port ?? (await freePort())
  const origin = `http://127.0.0.1:${usedPort}`
  const primary = spawn(process.execPath, ['--enable-source-maps', 'dist/server.mjs'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(usedPort),
      GALLEON_ORIGIN: origin,
      GALLEON_DATA_DIR: dataDir,
      GALLEON_DEMO: 'false',
      GALLEON_WORKERS: '2',
      // Tests pull from one address as fast as they can.
      GALLEON_PULL_RATE_ANONYMOUS: '0',
      GALLEON_PULL_RATE_AUTHENTICATED: '0',
      LOG_LEVEL: 'warn',
      ...env,
    },
  })
  let printed = ''
  for (const stream of [primary.stdout, primary.stderr]) {
    stream?.on('data', (text) => {
      printed += text
    })
  }
  const ended = new Promise<number | null>((resolve) => primary.once('exit', resolve))
  return {
    origin,
    port: usedPort,
    dataDir,
    primary,
    output: () => printed,
    async stop() {
      primary.kill('SIGTERM')
      return ended
    },
    async kill() {
      const workers = workersOf({ primary })
      primary.kill('SIGKILL')
      for (const worker of workers) process.kill(worker, 'SIGKILL')
      await ended
    },
  }
}

export function temporaryFolder(): string {
  return fs.mkdtempSync(path.join(os.tmpdir(), 'galleon-test-'))
}

export async function freePort(): Promise<number> {
  const server = net.createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as net.AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** The process ids of its workers now. */
export function workersOf({ primary }: Pick<Product, 'primary'>): number[] {
  return childrenOf(primary.pid ?? 0).filter(isWorker)
}

/** The process id of the database in a data directory. @throws Error while there is none. */
export function databasePid(dataDir: string): number {
  return Number(fs.readFileSync(path.join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
}

function childrenOf(pid: number): number[] {
  const file = `/proc/${pid}/task/${pid}/children`
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim().split(' ').filter(Boolean).map(Number) : []
}

// The database is not the server: it lives on, as it would be another machine's.
function isWorker(pid: number): boolean {
  return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('server.mjs')
}
