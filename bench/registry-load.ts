import { execFileSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { Pool } from 'undici'
import type { Contestant } from './registry-contestants.ts'

const connections = 16

export const manifestType = 'application/vnd.oci.image.manifest.v1+json'

/** How many times a second `path` is fetched over 16 connections. @throws Error when any answer was not a 200. */
export function fetchRate({ origin, name, headers }: Contestant, path: string, seconds: number): number {
  const options = [`--connections=${connections}`, '--threads=2', `--duration=${seconds}s`, '--timeout=30s']
  // Without it docker-registry takes the client for one that knows no OCI manifests.
  const accept = { Accept: manifestType }
  const sent = Object.entries({ ...headers, ...accept }).flatMap(([key, value]) => ['--header', `${key}: ${value}`])
  const report = execFileSync('wrk', [...options, ...sent, `${origin}/v2/${name}/${path}`], { encoding: 'utf8' })
  const rate = /Requests\/sec:\s+([\d.]+)/.exec(report)?.[1]
  if (rate === undefined || /Non-2xx|Socket errors/.test(report)) throw new Error(`wrk on ${path}: ${report}`)
  return Number(rate)
}

/** How many new blobs of `bytes` a second are stored by `clients` at once, each with POST, PATCH and PUT as docker does it. */
export async function pushRate(contestant: Contestant, options: { bytes: number; clients: number; seconds: number }): Promise<number> {
  const pool = new Pool(contestant.origin, { connections: options.clients })
  const clients = Array.from({ length: options.clients }, () => createNewBlobs(options.bytes))
  const began = performance.now()
  const elapsedSeconds = () => (performance.now() - began) / 1000
  let pushed = 0
  const push = async (nextBlob: () => NewBlob) => {
    while (elapsedSeconds() < options.seconds) {
      const { blob, digest } = nextBlob()
      await pushBlob(contestant, blob, digest, pool)
      pushed++
    }
  }
  try {
    await Promise.all(clients.map(push))
    return pushed / elapsedSeconds()
  } finally {
    await pool.close()
  }
}

interface NewBlob {
  readonly blob: Buffer
  readonly digest: string
}

// Each is new to the registry by its last bytes: the client has only those to hash, and leaves the machine to the server.
function createNewBlobs(bytes: number): () => NewBlob {
  const blob = randomBytes(bytes)
  const changing = blob.subarray(-32)
  const hash = createHash('sha256').update(blob.subarray(0, -32))
  return () => {
    randomBytes(32).copy(changing)
    return { blob, digest: `sha256:${hash.copy().update(changing).digest('hex')}` }
  }
}

export async function pushBlob(to: Contestant, blob: Buffer, digest = digestOf(blob), pool?: Pool): Promise<string> {
  const call = (method: 'POST' | 'PATCH' | 'PUT', target: string, status: number, body?: Buffer) =>
    send({ to, pool, method, target, status, body })
  const location = await call('POST', `/v2/${to.name}/blobs/uploads/`, 202)
  const next = await call('PATCH', location, 202, blob)
  await call('PUT', `${next}${next.includes('?') ? '&' : '?'}digest=${encodeURIComponent(digest)}`, 201)
  return digest
}

interface Call {
  readonly to: Contestant
  /** A pool of connections to the contestant; without it, one that is closed when it has answered. */
  readonly pool?: Pool
  readonly method: 'POST' | 'PATCH' | 'PUT'
  /** A path, or an address at the contestant. */
  readonly target: string
  readonly status: number
  readonly body?: Buffer
  readonly headers?: Readonly<Record<string, string>>
}

/** Answers the `Location` of the response. The client shares the machine with the server, so it is one that costs little. */
export async function send({ to, pool, method, target, status, body, headers }: Call): Promise<string> {
  const connection = pool ?? new Pool(to.origin, { connections: 1 })
  try {
    const path = target.startsWith(to.origin) ? target.slice(to.origin.length) : target
    const answer = await connection.request({ method, path, headers: { ...to.headers, ...headers }, body: body ?? null })
    const { location } = answer.headers
    await answer.body.dump()
    if (answer.statusCode !== status) throw new Error(`${method} ${target} answered ${answer.statusCode}, not ${status}`)
    return typeof location === 'string' ? location : ''
  } finally {
    if (!pool) await connection.close()
  }
}

export function digestOf(bytes: Buffer): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}
