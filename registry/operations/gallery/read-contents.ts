import { readChart } from '#registry/charts/read-chart.ts'
import type { Context } from '#registry/context.ts'
import type { Digest } from '#registry/domain/digest.ts'
import { configEntriesMax, readImageConfig } from '#registry/domain/image-config.ts'
import { pairHistory } from '#registry/domain/image-history.ts'
import type { Descriptor, ImageManifest } from '#registry/domain/manifest.ts'
import { imageConfigMediaTypes, mediaTypes } from '#registry/domain/media-types.ts'
import type { Image } from '#registry/stores/images.ts'
import { type ImageContents, toImageDetail, toLayerDetail } from './image-answer.ts'

const configBytesMax = 4 << 20
const chartLayerTypes = ['application/vnd.cncf.helm.chart.content.v1.tar+gzip', 'application/tar+gzip']

type Stores = Pick<Context, 'blobs' | 'blobLinks'>

/** What a manifest holds; what cannot be read is told among the problems and not thrown. */
export async function readContents(
  repositoryId: string,
  image: Image,
  manifest: ImageManifest,
  context: Stores,
): Promise<Omit<ImageContents, 'referrers' | 'moreReferrers'>> {
  const shown = {
    imageDetail: toImageDetail(image),
    configuration: toLayerDetail(manifest.config),
    layers: manifest.layers.slice(0, configEntriesMax).map(toLayerDetail),
    totalLayers: manifest.layers.length,
  }
  if (manifest.config.mediaType === mediaTypes.helmConfig) return { ...shown, ...(await chartOf(repositoryId, manifest, context)) }
  if (manifest.artifactType || !imageConfigMediaTypes.includes(manifest.config.mediaType)) return { ...shown, history: [], problems: [] }
  return { ...shown, ...(await configOf(repositoryId, manifest, context)) }
}

async function configOf(repositoryId: string, { config: descriptor, layers }: ImageManifest, context: Stores) {
  const blob = await readLinked(repositoryId, descriptor, context)
  if (typeof blob === 'string') return { history: [], problems: [blob] }
  const { config, history, problems } = readImageConfig(blob)
  const { steps, problem } = pairHistory(history, layers.length)
  return {
    imageConfig: config,
    history: steps.slice(0, 2 * configEntriesMax),
    problems: problem === undefined ? problems : [...problems, problem],
  }
}

/** The configuration's bytes, or a sentence that says why there are none. */
async function readLinked(repositoryId: string, { digest }: Descriptor, { blobs, blobLinks }: Stores): Promise<Buffer | string> {
  // Only what is linked to the repository: others may keep theirs to themselves.
  const sizeBytes = await blobLinks.find(repositoryId, digest)
  if (sizeBytes === undefined || !(await isStored(digest, { blobs }))) return 'The configuration is not in the repository.'
  if (sizeBytes > configBytesMax) return `The configuration has ${sizeBytes} bytes; no more than ${configBytesMax} are read.`
  return Buffer.concat(await (await blobs.read(digest)).toArray())
}

async function chartOf(repositoryId: string, { layers }: ImageManifest, { blobs, blobLinks }: Stores) {
  const layer = layers.find(({ mediaType }) => chartLayerTypes.includes(mediaType))
  const isLinked = layer !== undefined && (await blobLinks.find(repositoryId, layer.digest)) !== undefined
  if (!isLinked || !(await isStored(layer.digest, { blobs })))
    return { history: [], problems: ['The chart itself is not in the repository.'] }
  const chart = await readChart(await blobs.read(layer.digest))
  return { chart, history: [], problems: chart.problems }
}

async function isStored(digest: Digest, { blobs }: Pick<Stores, 'blobs'>): Promise<boolean> {
  return (await blobs.size(digest)) !== undefined
}
