import { pipeline, type Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { extract } from 'tar-stream'
import { type Chart, parseChart } from './parse-chart.ts'

/** How much of a chart's archive is looked at, packed and unpacked, and how much of each file is read. */
const archiveBytesMax = 10 << 20
// As long as an About text may be.
const fileBytesMax = 25_600

/**
 * What a Helm chart's archive says of itself: its `Chart.yaml` and `README.md`, from the first 10 MiB. Archives that
 * are broken, or packed to burst, give what came before.
 * @see Helm's "The Chart File Structure" and "OCI media types": one folder, gzipped.
 */
export async function readChart(archive: Readable): Promise<Chart> {
  const files = await readFiles(archive, ['Chart.yaml', 'README.md'])
  return parseChart(files.get('Chart.yaml'), files.get('README.md'), fileBytesMax)
}

async function readFiles(archive: Readable, wanted: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
  const found = new Map<string, Buffer>()
  const tar = extract()
  // An error of either ends the reading below; what was found until then counts.
  pipeline(limited(archive), createGunzip(), limited, tar, () => undefined)
  try {
    for await (const entry of tar) {
      const { name } = entry.header
      const file = name.slice(name.indexOf('/') + 1)
      // `chart/README.md`, not one of a dependency below `charts/`.
      const isWanted = entry.header.type === 'file' && wanted.includes(file) && !found.has(file)
      if (isWanted) found.set(file, await readStart(entry))
      else entry.resume()
      if (found.size === wanted.length) break
    }
  } catch {
    // Broken or cut off.
  } finally {
    tar.destroy()
    archive.destroy()
  }
  return found
}

async function* limited(source: AsyncIterable<unknown>): AsyncGenerator<Buffer> {
  let sizeBytes = 0
  for await (const chunk of source as AsyncIterable<Buffer>) {
    sizeBytes += chunk.length
    if (sizeBytes > archiveBytesMax) throw new Error('more than is looked at')
    yield chunk
  }
}

async function readStart(entry: AsyncIterable<unknown>): Promise<Buffer> {
  const chunks: Buffer[] = []
  let sizeBytes = 0
  for await (const chunk of entry as AsyncIterable<Buffer>) {
    // One byte more tells that there was more.
    if (sizeBytes <= fileBytesMax) chunks.push(chunk)
    sizeBytes += chunk.length
  }
  return Buffer.concat(chunks).subarray(0, fileBytesMax + 1)
}
