import cluster, { type Worker } from 'node:cluster'
import net from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Config, ConfigError, localEndpoint } from '#registry/config/config.ts'
import { prepareDataDirectory, readSecretKey } from '#registry/config/data-directory.ts'
import { type Context, createContext } from '#registry/context.ts'
import { type RunningJobs, runJobs } from '#registry/jobs/run-jobs.ts'
import { withAdvisoryLock } from '#registry/stores/postgres/advisory-lock.ts'
import { migrate } from '#registry/stores/postgres/migrate.ts'
import { openDatabase, type RunningDatabase } from './database.ts'
import { ensureOperator } from './first-run.ts'
import { say, step } from './progress.ts'

const restartDelayMs = 1000
const stopTimeoutMs = 15_000
const readyTimeoutMs = 60_000

/** Brings up the database, makes it this version's, then supervises the workers until it is told to stop. */
export async function runPrimary(config: Config): Promise<void> {
  await refuseBusyPort(config)
  const backend = config.role === 'gallery' ? undefined : await startBackend(config)
  const stop = superviseWorkers(config, backend)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop())
  await step('Starting the workers', () => untilReady(localEndpoint(config)))
  if (backend && config.demo) await loadDemo(config, backend)
  say(`Galleon is ready at ${config.origin}`)
}

interface Backend {
  readonly database: RunningDatabase
  readonly context: Context
  readonly jobs: RunningJobs
}

async function startBackend(config: Config): Promise<Backend> {
  prepareDataDirectory(config.dataDir)
  const database = config.databaseUrl ? await openDatabase(config) : await step('Starting the database', () => openDatabase(config))
  try {
    await migrate(database.url, path.resolve('prisma/migrations')).catch((cause: Error) => {
      throw new ConfigError(databaseTrouble(cause), { cause })
    })
    const secretKey = readSecretKey(config.secretKey, config.dataDir)
    const context = await createContext(config, { databaseUrl: database.url, secretKey })
    await withAdvisoryLock(database.url, 'first run', async () => {
      await context.trailDeliveries.adoptRestored()
      await ensureOperator(context)
    })
    database.supervise(context.log)
    return { database, context, jobs: runJobs(context) }
  } catch (error) {
    await database.stop()
    throw error
  }
}

// A connection that fails has a code of the operating system; what PostgreSQL itself refuses has five characters.
function databaseTrouble(error: Error): string {
  const code = 'code' in error ? String(error.code) : ''
  if (!code) return error.message
  return `The database of DATABASE_URL does not answer (${error.message || code}): check the address, the name and the password.`
}

async function loadDemo(config: Config, { database, context }: Backend): Promise<void> {
  const { loadDemoGallery } = await import('#demo/load-demo-gallery.ts')
  const load = () => loadDemoGallery({ endpoint: localEndpoint(config), context, root: process.cwd() })
  try {
    await withAdvisoryLock(database.url, 'demo gallery', () => step('Loading the demo gallery', load))
  } catch (error) {
    // The product works without it, and the load goes on where it broke off.
    context.log.error({ err: error }, 'the demo gallery could not be loaded')
    say('The demo gallery could not be loaded, as the log says. The next start goes on with it; GALLEON_DEMO=false leaves it out.')
  }
}

/** Keeps `config.workers` of them running; answers how to stop them all and the database after them. */
function superviseWorkers(config: Config, backend: Backend | undefined): () => Promise<void> {
  let stopping = false
  const fork = () => cluster.fork(backend ? { DATABASE_URL: backend.database.url } : {})
  fork()
  let everReady = false
  cluster.on('listening', () => {
    everReady = true
  })
  // The first one alone is ready sooner: several that begin at once share few processors.
  cluster.once('listening', () => {
    for (let index = 1; index < config.workers && !stopping; index++) fork()
  })
  cluster.on('exit', (worker: Worker, code: number | null, signal: string | null) => {
    if (stopping) return
    // A worker that cannot even begin has said why; its successors would say the same for ever.
    if (!everReady) void stop(1)
    backend?.context.log.error({ worker: worker.process.pid, code, signal }, 'a worker ended; starting another one')
    setTimeout(() => stopping || fork(), restartDelayMs)
  })
  const stop = async (exitCode = 0) => {
    if (stopping) return
    stopping = true
    const workers = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined)
    await Promise.all(workers.map(stopWorker))
    await backend?.jobs.stop()
    await backend?.context.close()
    await backend?.database.stop()
    process.exit(exitCode)
  }
  return () => stop()
}

async function stopWorker(worker: Worker): Promise<void> {
  const exited = new Promise((resolve) => worker.once('exit', resolve))
  worker.process.kill('SIGTERM')
  const hurry = setTimeout(() => worker.process.kill('SIGKILL'), stopTimeoutMs)
  await exited
  clearTimeout(hurry)
}

/** Before anything is touched: a port in use is the commonest way for a start to fail. */
async function refuseBusyPort({ host, port }: Config): Promise<void> {
  const probe = net.createServer()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error: NodeJS.ErrnoException) => reject(new ConfigError(portTrouble(error, host, port), { cause: error })))
    probe.listen(port, host, resolve)
  })
  await new Promise((resolve) => probe.close(resolve))
}

function portTrouble(error: NodeJS.ErrnoException, host: string, port: number): string {
  if (error.code === 'EADDRINUSE') return `Port ${port} is in use on ${host}: stop what listens there, or set PORT to another one.`
  if (error.code === 'EACCES') return `This user may not listen on port ${port}: set PORT to 1024 or above.`
  return `Galleon cannot listen on ${host}:${port} (${error.code}): set HOST to an address of this machine.`
}

async function untilReady(endpoint: string): Promise<void> {
  const deadline = Date.now() + readyTimeoutMs
  while (Date.now() < deadline) {
    const response = await fetch(`${endpoint}/readyz`).catch(() => undefined)
    if (response?.ok) return
    await sleep(50)
  }
  throw new ConfigError(`The workers did not get ready within ${readyTimeoutMs / 1000} s: see the log above.`)
}
