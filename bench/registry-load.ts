import { execFileSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import http from 'node:http'
import type { Contestant } from './registry-contestants.ts'

const connections = 16
const mebibyte = 1 << 20

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
  const agent = new http.Agent({ keepAlive: true, maxSockets: options.clients })
  const stopAt = performance.now() + options.seconds * 1000
  let elapsedMs = 0
  let pushed = 0
  const client = async () => {
    // Each must be new to the registry; only its first bytes have to differ for that.
    const blob = randomBytes(options.bytes)
    while (performance.now() < stopAt) {
      randomBytes(32).copy(blob)
      const digest = digestOf(blob)
      const began = performance.now()
      await pushBlob(contestant, blob, digest, agent)
      elapsedMs += performance.now() - began
      pushed++
    }
  }
  await Promise.all(Array.from({ length: options.clients }, client))
  agent.destroy()
  // Hashing is the client's own work: only the time between the first request and the last answer counts.
  return (pushed * options.clients * 1000) / elapsedMs
}

export async function pushBlob(to: Contestant, blob: Buffer, digest = digestOf(blob), agent?: http.Agent): Promise<string> {
  const call = (method: string, target: string, status: number, body?: Buffer) => send({ to, agent, method, target, status, body })
  const location = await call('POST', `/v2/${to.name}/blobs/uploads/`, 202)
  const next = await call('PATCH', location, 202, blob)
  await call('PUT', `${next}${next.includes('?') ? '&' : '?'}digest=${encodeURIComponent(digest)}`, 201)
  return digest
}

interface Call {
  readonly to: Contestant
  readonly agent?: http.Agent
  readonly method: string
  readonly target: string
  readonly status: number
  readonly body?: Buffer
  readonly headers?: Readonly<Record<string, string>>
}

/** Answers the `Location` of the response. */
export function send({ to, agent, method, target, status, body, headers }: Call): Promise<string> {
  return new Promise((resolve, reject) => {
    const length = { 'Content-Length': String(body?.length ?? 0) }
    const request = http.request(new URL(target, to.origin), { method, agent, headers: { ...to.headers, ...length, ...headers } })
    request.on('error', reject)
    request.on('response', (response) => {
      response.resume()
      response.on('end', () => {
        if (response.statusCode === status) resolve(response.headers.location ?? '')
        else reject(new Error(`${method} ${target} answered ${response.statusCode}, not ${status}`))
      })
    })
    // In parts, so that the client does not hold it twice.
    for (let offset = 0; body && offset < body.length; offset += mebibyte) request.write(body.subarray(offset, offset + mebibyte))
    request.end()
  })
}

export function digestOf(bytes: Buffer): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}
