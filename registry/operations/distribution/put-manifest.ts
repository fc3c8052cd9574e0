import { z } from 'zod'
import type { Context } from '#registry/context.ts'
import { type Digest, digestOf, isDigest } from '#registry/domain/digest.ts'
import { limits } from '#registry/domain/limits.ts'
import type { ImageIndex, ImageManifest, Manifest } from '#registry/domain/manifest.ts'
import { isNonDistributable } from '#registry/domain/media-types.ts'
import { distributionTagPattern } from '#registry/domain/names.ts'
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
import { defineOperation } from '#registry/operations/operation.ts'
import type { NewImage } from '#registry/stores/images.ts'
import { findRepository, repositoryInput, repositoryResource } from './repository-input.ts'

const maxMegabytes = limits.manifestBytesMax / 2 ** 20

/**
 * Stores a manifest under its digest, and moves the tag to it when `reference` is a tag.
 * @throws ServiceError `manifest-invalid`, `manifest-too-large`, `image-digest-mismatch`, `layers-not-found`,
 * `referenced-images-not-found`, `limit-exceeded`, `unsupported`, `repository-not-found`.
 * @see OCI distribution specification, "Pushing Manifests"; user guide, "Pushing an image".
 */
export const putManifest = defineOperation({
  name: 'PutImage',
  service: 'distribution',
  action: 'ecr-public:PutImage',
  readOnly: false,
  input: z.object({ ...repositoryInput, reference: z.string(), mediaType: z.string(), bytes: z.instanceof(Buffer) }),
  resource: repositoryResource,
  async run({ reference, mediaType, bytes, ...name }, _caller, context) {
    if (bytes.length > limits.manifestBytesMax) throw tooLarge()
    const digest = digestOf(bytes)
    const tag = tagOf(reference, digest)
    const manifest = parseManifest(bytes, mediaType)
    const repository = await findRepository(name, context)
    const weighed =
      manifest.type === 'image' ? await weighImage(manifest, digest, context) : await weighIndex(manifest, repository.id, context)
    const image = { repositoryId: repository.id, digest, bytes, ...describe(manifest), ...weighed }
    const outcome = await context.images.put(image, tag)
    return { ...outcome, digest, tag, subjectDigest: manifest.subject?.digest }
  },
})

/** The answer to a manifest that is larger than one may be. */
export function tooLarge(): ServiceError {
  return new ServiceError('manifest-too-large', `A manifest may have ${maxMegabytes} MiB at most.`)
}

function tagOf(reference: string, digest: Digest): string | undefined {
  if (reference.includes(':')) {
    if (reference === digest) return undefined
    if (!isDigest(reference)) throw new ServiceError('digest-invalid', `'${reference.slice(0, 100)}' is not a digest.`)
    throw new ServiceError('image-digest-mismatch', `The manifest has the digest ${digest}, not ${reference}.`)
  }
  if (distributionTagPattern.test(reference)) return reference
  throw new ServiceError(
    'manifest-invalid',
    `'${reference.slice(0, 200)}' is not a tag: write up to 128 letters, digits, '.', '_' and '-'.`,
  )
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
