import type { Context } from '#registry/context.ts'
import { type Digest, digestOf } from '#registry/domain/digest.ts'
import { limits } from '#registry/domain/limits.ts'
import type { ImageIndex, ImageManifest, Manifest } from '#registry/domain/manifest.ts'
import { isNonDistributable } from '#registry/domain/media-types.ts'
import { parseManifest } from '#registry/domain/parse-manifest.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import {
  artifactMediaTypeOf,
  hasReadableConfig,
  readableConfigBytesMax,
  summarizeImage,
  summarizeIndex,
  type Weighed,
} from '#registry/domain/summarize-manifest.ts'
import type { NewImage } from '#registry/stores/images.ts'

const maxMegabytes = limits.manifestBytesMax / 2 ** 20

/**
 * Reads a manifest that was pushed to a repository, with what is kept beside it.
 * @throws ServiceError `manifest-invalid`, `manifest-too-large`, `unsupported`.
 */
export async function readImage(bytes: Buffer, mediaType: string, repositoryId: string, context: Context): Promise<NewImage> {
  if (bytes.length > limits.manifestBytesMax) throw tooLarge()
  const manifest = parseManifest(bytes, mediaType)
  const digest = digestOf(bytes)
  const weighed =
    manifest.type === 'image' ? await weighImage(manifest, digest, context) : await weighIndex(manifest, repositoryId, context)
  return { repositoryId, digest, bytes, ...describe(manifest), ...weighed }
}

/** The answer to a manifest that is larger than one may be. */
export function tooLarge(): ServiceError {
  return new ServiceError('manifest-too-large', `A manifest may have ${maxMegabytes} MiB at most.`)
}

function describe(
  manifest: Manifest,
): Pick<NewImage, 'mediaType' | 'artifactMediaType' | 'subjectDigest' | 'blobs' | 'optionalBlobs' | 'children'> {
  const common = {
    mediaType: manifest.mediaType,
    artifactMediaType: artifactMediaTypeOf(manifest),
    subjectDigest: manifest.subject?.digest,
  }
  if (manifest.type === 'index') return { ...common, blobs: [], children: manifest.manifests.map((child) => child.digest) }
  const foreign = manifest.layers.filter((layer) => isNonDistributable(layer.mediaType))
  const required = manifest.layers.filter((layer) => !isNonDistributable(layer.mediaType))
  return {
    ...common,
    blobs: [manifest.config, ...required].map((blob) => blob.digest),
    optionalBlobs: foreign.map((layer) => layer.digest),
    children: [],
  }
}

async function weighImage(manifest: ImageManifest, digest: Digest, context: Context): Promise<Weighed> {
  return summarizeImage(manifest, digest, hasReadableConfig(manifest) ? await readConfig(manifest.config.digest, context) : undefined)
}

// Whether it is linked to the repository is for the transaction to say: one that is not there simply has no platform.
async function readConfig(digest: Digest, { blobs }: Context): Promise<Buffer | undefined> {
  const sizeBytes = await blobs.size(digest)
  // The descriptor's size is only its author's word.
  if (sizeBytes === undefined || sizeBytes > readableConfigBytesMax) return undefined
  return Buffer.concat(await (await blobs.read(digest)).toArray())
}

async function weighIndex(index: ImageIndex, repositoryId: string, { images }: Context): Promise<Weighed> {
  const children = new Map<Digest, Weighed>()
  for (const { digest } of index.manifests) {
    const child = children.has(digest) ? undefined : await images.findImage(repositoryId, digest)
    if (child) children.set(digest, child)
  }
  return summarizeIndex(index, children)
}
