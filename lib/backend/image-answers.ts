import { z } from 'zod'

const date = z.iso.datetime({ offset: true }).transform((text) => new Date(text))
const strings = z.record(z.string(), z.string()).default({})
const size = z.number().nonnegative()
const texts = z.array(z.string()).default([])

const imageDetail = z.object({
  imageDigest: z.string(),
  imageManifestMediaType: z.string(),
  artifactMediaType: z.string().optional(),
  imageSizeInBytes: size,
  imagePushedAt: date,
  builtAt: date.optional(),
  imageTags: texts,
})

const layer = z.object({
  mediaType: z.string(),
  digest: z.string(),
  sizeInBytes: size,
  artifactType: z.string().optional(),
  annotations: strings,
})

const child = z.object({
  imageDigest: z.string(),
  imageManifestMediaType: z.string(),
  artifactMediaType: z.string().optional(),
  platform: z.string().optional(),
  imageSizeInBytes: size,
  imageTags: texts,
  annotations: strings,
  isAttestation: z.boolean(),
  attests: z.string().optional(),
})

const referrer = z.object({
  imageDigest: z.string(),
  imageManifestMediaType: z.string(),
  artifactMediaType: z.string().optional(),
  imageSizeInBytes: size,
  imagePushedAt: date,
  annotations: strings,
  imageTag: z.string().optional(),
})

const healthcheck = z.object({
  test: texts,
  intervalSeconds: z.number().optional(),
  timeoutSeconds: z.number().optional(),
  startPeriodSeconds: z.number().optional(),
  retries: z.number().optional(),
})

const imageConfig = z.object({
  os: z.string().optional(),
  architecture: z.string().optional(),
  variant: z.string().optional(),
  osVersion: z.string().optional(),
  author: z.string().optional(),
  createdAt: date.optional(),
  entrypoint: z.array(z.string()).optional(),
  command: z.array(z.string()).optional(),
  environment: texts,
  user: z.string().optional(),
  workingDirectory: z.string().optional(),
  exposedPorts: texts,
  volumes: texts,
  stopSignal: z.string().optional(),
  shell: z.array(z.string()).optional(),
  onBuild: texts,
  labels: strings,
  healthcheck: healthcheck.optional(),
})

const buildStep = z.object({
  createdAt: date.optional(),
  createdBy: z.string().optional(),
  comment: z.string().optional(),
  emptyLayer: z.boolean(),
  layerIndex: z.number().int().nonnegative().optional(),
})

const chart = z.object({
  definition: z.string().optional(),
  name: z.string().optional(),
  version: z.string().optional(),
  appVersion: z.string().optional(),
  description: z.string().optional(),
  type: z.string().optional(),
  kubeVersion: z.string().optional(),
  home: z.string().optional(),
  deprecated: z.boolean().optional(),
  keywords: texts,
  sources: texts,
  maintainers: z.array(z.object({ name: z.string(), url: z.string().optional() })).default([]),
  dependencies: z.array(z.object({ name: z.string(), version: z.string().optional(), repository: z.string().optional() })).default([]),
  readme: z.string().optional(),
  readmeCutOff: z.boolean().default(false),
})

const contents = z.object({
  imageDetail,
  platform: z.string().optional(),
  configuration: layer,
  layers: z.array(layer),
  totalLayers: z.number().int().nonnegative(),
  imageConfig: imageConfig.optional(),
  history: z.array(buildStep).default([]),
  chart: chart.optional(),
  referrers: z.array(referrer).default([]),
  moreReferrers: z.boolean().default(false),
  problems: texts,
})

/** Answer of `describeImage`. */
export const imageAnswer = z.object({
  imageDetail,
  annotations: strings,
  imageManifest: z.string().optional(),
  imageManifestSizeInBytes: size,
  subject: layer.optional(),
  children: z.array(child).default([]),
  totalChildren: z.number().int().nonnegative(),
  platforms: texts,
  contents: contents.optional(),
  referrers: z.array(referrer).default([]),
  moreReferrers: z.boolean().default(false),
})

/** Answer of `describeImage` to who asks for a brief one. */
export const briefImageAnswer = z.object({ imageDetail })

/** Answer of `getImageManifest`. */
export const manifestAnswer = z.object({ imageDigest: z.string(), imageManifestMediaType: z.string(), imageManifest: z.string() })

export type DescribedImage = z.infer<typeof imageAnswer>
export type ImageDetail = z.infer<typeof imageDetail>
export type ImageContents = z.infer<typeof contents>
export type ImageConfig = z.infer<typeof imageConfig>
export type ImageChild = z.infer<typeof child>
export type ImageReferrer = z.infer<typeof referrer>
export type ImageLayer = z.infer<typeof layer>
export type BuildStep = z.infer<typeof buildStep>
export type ImageChart = z.infer<typeof chart>
export type ImageManifest = z.infer<typeof manifestAnswer>
