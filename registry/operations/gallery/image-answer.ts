import { z } from 'zod'
import { chartSchema } from '#registry/charts/parse-chart.ts'
import { imageConfigSchema } from '#registry/domain/image-config.ts'
import { buildStep } from '#registry/domain/image-history.ts'
import type { Descriptor } from '#registry/domain/manifest.ts'
import type { Image } from '#registry/stores/images.ts'

/** What is kept of a manifest, without reading what it holds. */
export const imageDetail = z.object({
  imageDigest: z.string(),
  imageManifestMediaType: z.string(),
  artifactMediaType: z.string().optional(),
  imageSizeInBytes: z.number().describe('Config and layers, or the heaviest image of an index.'),
  imagePushedAt: z.date(),
  builtAt: z.string().describe('When the image says that it was built: ISO 8601.').optional(),
  imageTags: z.array(z.string()).readonly().describe('All tags that point to it, by name.'),
})

export type ImageDetail = z.output<typeof imageDetail>

export const layerDetail = z.object({
  mediaType: z.string(),
  digest: z.string(),
  sizeInBytes: z.number(),
  artifactType: z.string().optional(),
  annotations: z.record(z.string(), z.string()),
})

export type LayerDetail = z.output<typeof layerDetail>

/** A manifest that an index lists. */
export const imageChild = z.object({
  imageDigest: z.string(),
  imageManifestMediaType: z.string(),
  artifactMediaType: z.string().optional(),
  platform: z.string().describe('As in `linux/arm/v7`.').optional(),
  imageSizeInBytes: z.number().describe('What a pull of it fetches.'),
  imageTags: z.array(z.string()).readonly(),
  annotations: z.record(z.string(), z.string()),
  isAttestation: z.boolean(),
  attests: z.string().describe('Of an attestation: the digest of the image that it is about.').optional(),
})

export type ImageChild = z.output<typeof imageChild>

/** A manifest that names another as its subject, or by its tag, as cosign's `sha256-….sig`. */
export const imageReferrer = z.object({
  imageDigest: z.string(),
  imageManifestMediaType: z.string(),
  artifactMediaType: z.string().optional(),
  imageSizeInBytes: z.number(),
  imagePushedAt: z.date(),
  annotations: z.record(z.string(), z.string()),
  imageTag: z.string().describe('The tag by which it refers.').optional(),
})

export type ImageReferrer = z.output<typeof imageReferrer>

/** What one manifest holds. */
export const imageContents = z.object({
  imageDetail,
  platform: z.string().describe('Of an index: the platform that was chosen.').optional(),
  configuration: layerDetail,
  layers: z.array(layerDetail).readonly().describe('The first 500.'),
  totalLayers: z.number(),
  imageConfig: imageConfigSchema.describe('Of a container image, unless its configuration cannot be read.').optional(),
  history: z.array(buildStep).readonly().describe('The steps of the build, the first 1,000; `layerIndex` is a place in `layers`.'),
  chart: chartSchema.describe('Of a Helm chart.').optional(),
  referrers: z.array(imageReferrer).readonly().describe("Of an index: manifests about the chosen platform's image, the first 100."),
  moreReferrers: z.boolean(),
  problems: z.array(z.string()).readonly().describe('Sentences about what is missing, too large or not what it should be.'),
})

export type ImageContents = z.output<typeof imageContents>

export const describedImage = z.object({
  imageDetail,
  annotations: z.record(z.string(), z.string()).describe('Of the manifest.'),
  imageManifest: z.string().describe('The manifest as it was pushed; absent beyond 256 KiB, when `getImageManifest` has it.').optional(),
  imageManifestSizeInBytes: z.number(),
  subject: layerDetail.describe("What this manifest is about: a signature's image.").optional(),
  children: z.array(imageChild).readonly().describe('Of an index: what it lists, the first 500.'),
  totalChildren: z.number(),
  platforms: z.array(z.string()).readonly().describe('Of an index: what one may ask for as `platform`.'),
  contents: imageContents
    .describe("Of the image, or of the chosen platform's; absent for an index of nothing that can be looked into.")
    .optional(),
  referrers: z.array(imageReferrer).readonly().describe('Manifests about this one, the first 100.'),
  moreReferrers: z.boolean(),
})

export type DescribedImage = z.output<typeof describedImage>

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
