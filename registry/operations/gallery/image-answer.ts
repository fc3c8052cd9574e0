import type { Chart } from '#registry/charts/parse-chart.ts'
import type { ImageConfig } from '#registry/domain/image-config.ts'
import type { BuildStep } from '#registry/domain/image-history.ts'
import type { Descriptor } from '#registry/domain/manifest.ts'
import type { Image } from '#registry/stores/images.ts'

/** What is kept of a manifest, without reading what it holds. */
export interface ImageDetail {
  readonly imageDigest: string
  readonly imageManifestMediaType: string
  readonly artifactMediaType?: string
  /** Config and layers, or the heaviest image of an index. */
  readonly imageSizeInBytes: number
  readonly imagePushedAt: Date
  /** When the image says that it was built: ISO 8601. */
  readonly builtAt?: string
  /** All tags that point to it, by name. */
  readonly imageTags: readonly string[]
}

export interface DescribedImage {
  readonly imageDetail: ImageDetail
  /** Of the manifest. */
  readonly annotations: Readonly<Record<string, string>>
  /** The manifest as it was pushed; absent beyond 256 KiB, when `getImageManifest` has it. */
  readonly imageManifest?: string
  readonly imageManifestSizeInBytes: number
  /** What this manifest is about: a signature's image. */
  readonly subject?: LayerDetail
  /** Of an index: what it lists, the first 500. */
  readonly children: readonly ImageChild[]
  readonly totalChildren: number
  /** Of an index: what one may ask for as `platform`. */
  readonly platforms: readonly string[]
  /** Of the image, or of the chosen platform's; absent for an index of nothing that can be looked into. */
  readonly contents?: ImageContents
  /** Manifests about this one, the first 100. */
  readonly referrers: readonly ImageReferrer[]
  readonly moreReferrers: boolean
}

/** A manifest that an index lists. */
export interface ImageChild {
  readonly imageDigest: string
  readonly imageManifestMediaType: string
  readonly artifactMediaType?: string
  /** As in `linux/arm/v7`. */
  readonly platform?: string
  /** What a pull of it fetches. */
  readonly imageSizeInBytes: number
  readonly imageTags: readonly string[]
  readonly annotations: Readonly<Record<string, string>>
  readonly isAttestation: boolean
  /** Of an attestation: the digest of the image that it is about. */
  readonly attests?: string
}

/** A manifest that names another as its subject, or by its tag, as cosign's `sha256-….sig`. */
export interface ImageReferrer {
  readonly imageDigest: string
  readonly imageManifestMediaType: string
  readonly artifactMediaType?: string
  readonly imageSizeInBytes: number
  readonly imagePushedAt: Date
  readonly annotations: Readonly<Record<string, string>>
  /** The tag by which it refers. */
  readonly imageTag?: string
}

/** What one manifest holds. */
export interface ImageContents {
  readonly imageDetail: ImageDetail
  /** Of an index: the platform that was chosen. */
  readonly platform?: string
  readonly configuration: LayerDetail
  /** The first 500. */
  readonly layers: readonly LayerDetail[]
  readonly totalLayers: number
  /** Of a container image, unless its configuration cannot be read. */
  readonly imageConfig?: ImageConfig
  /** The steps of the build, the first 1,000; `layerIndex` is a place in `layers`. */
  readonly history: readonly BuildStep[]
  /** Of a Helm chart. */
  readonly chart?: Chart
  /** Of an index: manifests about the chosen platform's image, the first 100. */
  readonly referrers: readonly ImageReferrer[]
  readonly moreReferrers: boolean
  /** Sentences about what is missing, too large or not what it should be. */
  readonly problems: readonly string[]
}

export interface LayerDetail {
  readonly mediaType: string
  readonly digest: string
  readonly sizeInBytes: number
  readonly artifactType?: string
  readonly annotations: Readonly<Record<string, string>>
}

export function toImageDetail({ digest, mediaType, artifactMediaType, imageSizeBytes, pushedAt, tags, summary }: Image): ImageDetail {
  return {
    imageDigest: digest,
    imageManifestMediaType: mediaType,
    ...(artifactMediaType === undefined ? {} : { artifactMediaType }),
    imageSizeInBytes: imageSizeBytes,
    imagePushedAt: pushedAt,
    ...(summary.builtAt === undefined ? {} : { builtAt: summary.builtAt }),
    imageTags: tags,
  }
}

export function toLayerDetail({ mediaType, digest, sizeBytes, artifactType, annotations }: Descriptor): LayerDetail {
  return {
    mediaType,
    digest,
    sizeInBytes: sizeBytes,
    ...(artifactType === undefined ? {} : { artifactType }),
    annotations: boundedAnnotations(annotations),
  }
}

const annotationsMax = 100
const annotationCharsMax = 2048

/** The first 100, each of 2,048 characters at most: a page must stay a page. */
export function boundedAnnotations(annotations: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const entries = Object.entries(annotations).slice(0, annotationsMax)
  return Object.fromEntries(
    entries.map(([name, value]) => [name, value.length > annotationCharsMax ? `${value.slice(0, annotationCharsMax)}…` : value]),
  )
}
