/**
 * The registry beside Debian's `docker-registry`, on this machine, in one run: they take turns, and the median of the
 * rounds counts. Needs `wrk` and `docker-registry`, and a built server (`npm run build`).
 *
 *     npx tsx bench/registry.ts [--rounds 3] [--seconds 5] [--only manifest,blob,push]
 */
import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { type Contestant, startDockerRegistry, startGalleon } from './registry-contestants.ts'
import { digestOf, fetchRate, manifestType, pushBlob, pushRate, send } from './registry-load.ts'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '3' }, seconds: { type: 'string', default: '5' }, only: { type: 'string', default: '' } },
})
const rounds = Number(values.rounds)
const seconds = Number(values.seconds)
const mebibyte = 1 << 20
const warmUpSeconds = 20

interface Seeded extends Contestant {
  readonly manifestDigest: string
  readonly blobDigest: string
}

interface Measurement {
  readonly title: string
  readonly unit: string
  /** What the mission asks for, as a multiple of the other's. */
  readonly aim: number
  measure(contestant: Seeded): Promise<number> | number
}

const perSecond = 'requests/s'
const measurements: Measurement[] = [
  { title: 'manifest GET by tag', unit: perSecond, aim: 10, measure: (to) => fetchRate(to, 'manifests/latest', seconds) },
  { title: 'manifest GET by digest', unit: perSecond, aim: 10, measure: (to) => fetchRate(to, `manifests/${to.manifestDigest}`, seconds) },
  { title: 'blob GET, 64 MiB', unit: 'MiB/s', aim: 0.9, measure: (to) => fetchRate(to, `blobs/${to.blobDigest}`, seconds) * 64 },
  {
    title: 'blob push, 16 KiB, 16 clients',
    unit: 'blobs/s',
    aim: 2,
    measure: (to) => pushRate(to, { bytes: 16 << 10, clients: 16, seconds }),
  },
  {
    title: 'blob push, 64 MiB, 1 client',
    unit: 'MiB/s',
    aim: 2,
    measure: async (to) => (await pushRate(to, { bytes: 64 * mebibyte, clients: 1, seconds })) * 64,
  },
  {
    title: 'blob push, 64 MiB, 4 clients',
    unit: 'MiB/s',
    aim: 2,
    measure: async (to) => (await pushRate(to, { bytes: 64 * mebibyte, clients: 4, seconds })) * 64,
  },
]

async function seed(contestant: Contestant): Promise<Seeded> {
  const config = Buffer.from(JSON.stringify({ os: 'linux', architecture: 'amd64' }))
  const layers = Array.from({ length: 8 }, () => randomBytes(1000))
  for (const blob of [config, ...layers]) await pushBlob(contestant, blob)
  const describe = (mediaType: string) => (blob: Buffer) => ({ mediaType, size: blob.length, digest: digestOf(blob) })
  const manifest = {
    schemaVersion: 2,
    mediaType: manifestType,
    config: describe('application/vnd.oci.image.config.v1+json')(config),
    layers: layers.map(describe('application/vnd.oci.image.layer.v1.tar+gzip')),
  }
  const body = Buffer.from(JSON.stringify(manifest, null, 2))
  const target = `/v2/${contestant.name}/manifests/latest`
  await send({ to: contestant, method: 'PUT', target, status: 201, body, headers: { 'Content-Type': manifestType } })
  return { ...contestant, manifestDigest: digestOf(body), blobDigest: await pushBlob(contestant, randomBytes(64 * mebibyte)) }
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
}

const wanted = values.only.split(',').filter(Boolean)
const started: Contestant[] = []
try {
  const contestants: Seeded[] = []
  for (const start of [startGalleon, startDockerRegistry]) {
    const contestant = await start()
    started.push(contestant)
    contestants.push(await seed(contestant))
  }
  // A server that has just started still compiles its code.
  for (const contestant of contestants) await pushRate(contestant, { bytes: 16 << 10, clients: 16, seconds: warmUpSeconds })
  console.log('| | Galleon | docker-registry | ratio | of the rounds | aim |\n|---|---:|---:|---:|---:|---:|')
  for (const { title, unit, aim, measure } of measurements) {
    if (wanted.length > 0 && !wanted.some((word) => title.includes(word))) continue
    const rates: [number[], number[]] = [[], []]
    for (let round = 0; round < rounds; round++) {
      for (const [who, contestant] of contestants.entries()) rates[who]?.push(await measure(contestant))
    }
    const [ours, theirs] = rates.map(median) as [number, number]
    const ratios = rates[0].map((rate, round) => rate / (rates[1][round] ?? Number.NaN)).sort((a, b) => a - b)
    const figure = (rate: number) => `${Math.round(rate).toLocaleString('en')} ${unit}`
    const spread = `${ratios.at(0)?.toFixed(2)}–${ratios.at(-1)?.toFixed(2)}`
    console.log(`| ${title} | ${figure(ours)} | ${figure(theirs)} | ${median(ratios).toFixed(2)} | ${spread} | ${aim} |`)
  }
} finally {
  for (const contestant of started) await contestant.stop()
}
