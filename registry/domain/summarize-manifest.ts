import { z } from 'zod'
import type { Digest } from './digest.ts'
import type { ImageIndex, ImageManifest, IndexChild, Manifest, ManifestSummary, Platform, PlatformSummary } from './manifest.ts'
import { imageConfigMediaTypes } from './media-types.ts'

/** What is kept of a manifest beside its bytes. */
export interface Weighed {
  readonly summary: ManifestSummary
  /** Config and layers, or the heaviest child of an index: what a pull of it fetches at most. */
  readonly imageSizeBytes: number
}

/** Configurations beyond this are not read: an image's is some kilobytes. */
export const readableConfigBytesMax = 1 << 20

const imageConfig = z.object({
  os: z.string().min(1),
  architecture: z.string().min(1),
  variant: z.string().nullish(),
  'os.version': z.string().nullish(),
  created: z.iso.datetime({ offset: true }).nullish().catch(null),
})

/** True when the configuration says what machine the image is for, and is worth reading. */
export function hasReadableConfig({ config, artifactType }: ImageManifest): boolean {
  return !artifactType && imageConfigMediaTypes.includes(config.mediaType) && config.sizeBytes <= readableConfigBytesMax
}

/**
 * The artifact type, or the config's media type, as the API calls it `artifactMediaType`. Of an index its artifact
 * type, if it has one.
 * @see OCI image specification manifest.md#guidelines-for-artifact-usage.
 */
export function artifactMediaTypeOf(manifest: Manifest): string | undefined {
  return manifest.artifactType ?? (manifest.type === 'image' ? manifest.config.mediaType : undefined)
}

/** `config` is given when {@link hasReadableConfig}; one that cannot be understood gives an image without a platform. */
export function summarizeImage(manifest: ImageManifest, digest: Digest, config: Uint8Array | undefined): Weighed {
  const sizeBytes = manifest.layers.reduce((sum, layer) => sum + layer.sizeBytes, manifest.config.sizeBytes)
  const known = config ? parseConfig(config) : undefined
  const platforms = known && runsSomewhere(known.platform) ? [{ ...known.platform, digest, sizeBytes }] : []
  const summary = {
    type: 'image',
    platforms,
    annotations: manifest.annotations,
    layers: manifest.layers,
    config: manifest.config,
    ...(known?.builtAt ? { builtAt: known.builtAt } : {}),
  } as const
  return { summary, imageSizeBytes: sizeBytes }
}

/** `children` holds what is kept of each manifest that the index lists. */
export function summarizeIndex(index: ImageIndex, children: ReadonlyMap<Digest, Weighed>): Weighed {
  const platforms = index.manifests.flatMap((child) => platformsOf(child, children.get(child.digest)))
  const imageSizeBytes = Math.max(0, ...[...children.values()].map((child) => child.imageSizeBytes))
  return { summary: { type: 'index', platforms, annotations: index.annotations }, imageSizeBytes }
}

// The index's word about a child counts more than the child's own configuration: it is what clients choose by.
function platformsOf({ digest, platform }: IndexChild, child: Weighed | undefined): readonly PlatformSummary[] {
  if (!platform) return child?.summary.platforms ?? []
  return runsSomewhere(platform) ? [{ ...platform, digest, sizeBytes: child?.imageSizeBytes ?? 0 }] : []
}

// Builders list attestations beside the images, for a machine called unknown.
function runsSomewhere({ os, architecture }: Platform): boolean {
  return os !== '' && architecture !== '' && os !== 'unknown' && architecture !== 'unknown'
}

function parseConfig(bytes: Uint8Array): { platform: Platform; builtAt?: string } | undefined {
  let document: unknown
  try {
    document = JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch {
    return undefined
  }
  const parsed = imageConfig.safeParse(document)
  if (!parsed.success) return undefined
  const { os, architecture, variant, 'os.version': osVersion, created } = parsed.data
  const platform = { os, architecture, ...(variant ? { variant } : {}), ...(osVersion ? { osVersion } : {}) }
  const builtAt = created ? new Date(created) : undefined
  // Builders that do not want to tell write the year 1 or the epoch's first second.
  return builtAt && builtAt.getTime() > 0 ? { platform, builtAt: builtAt.toISOString() } : { platform }
}
