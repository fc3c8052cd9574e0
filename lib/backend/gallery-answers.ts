import { z } from 'zod'

const date = z.iso.datetime({ offset: true }).transform((text) => new Date(text))
const facet = z.record(z.string(), z.number().int().nonnegative())

const listedRepository = z.object({
  repositoryName: z.string(),
  primaryRegistryAliasName: z.string(),
  /** Empty unless the account is verified. */
  displayName: z.string(),
  logoUrl: z.string().optional(),
  repositoryDescription: z.string().optional(),
  operatingSystems: z.array(z.string()).default([]),
  architectures: z.array(z.string()).default([]),
  registryVerified: z.boolean(),
  downloadCount: z.number().nonnegative(),
  lastPushedAt: date,
})

/** Answer of `searchRepositoryCatalogData`. */
export const searchAnswer = z.object({
  repositoryCatalogSearchResultList: z.array(listedRepository),
  totalResults: z.number().int().nonnegative(),
  facets: z.object({ verified: z.number().int().nonnegative(), operatingSystems: facet, architectures: facet }),
  totalIsEstimate: z.boolean(),
  approximate: z.boolean(),
})

const publisher = z.object({
  /** The primary alias. */
  registryAliasName: z.string(),
  /** Empty unless the account is verified. */
  displayName: z.string(),
  registryVerified: z.boolean(),
  repositoryCount: z.number().int().nonnegative(),
  downloadCount: z.number().nonnegative(),
  logoUrl: z.string().optional(),
})

/** Answer of `listPopularPublishers`. */
export const publishersAnswer = z.object({ publishers: z.array(publisher) })

/** Answer of `listFeaturedRepositories`. */
export const featuredAnswer = z.object({ featuredRepositories: z.array(listedRepository) })

/** Answer of `getRepositoryCatalogData`. */
export const repositoryAnswer = z.object({
  catalogData: z.object({
    description: z.string().optional(),
    architectures: z.array(z.string()).default([]),
    operatingSystems: z.array(z.string()).default([]),
    logoUrl: z.string().optional(),
    aboutText: z.string().optional(),
    usageText: z.string().optional(),
  }),
  insightData: z.object({ downloadCount: z.number().nonnegative() }),
  /** What the manifests say, beside what the publisher declares. */
  foundPlatforms: z
    .object({
      platforms: z.array(z.object({ os: z.string(), architecture: z.string(), variant: z.string().optional() })),
      operatingSystems: z.array(z.string()),
      architectures: z.array(z.string()),
      /** False when only the newest thousand images were looked into. */
      complete: z.boolean(),
    })
    .default({ platforms: [], operatingSystems: [], architectures: [], complete: true }),
  repository: z.object({
    repositoryName: z.string(),
    registryId: z.string(),
    primaryRegistryAliasName: z.string(),
    displayName: z.string(),
    registryVerified: z.boolean(),
    repositoryUri: z.string(),
    createdAt: date,
    lastPushedAt: date,
    preferredTag: z.string().optional(),
  }),
})

const platform = z.object({
  os: z.string(),
  architecture: z.string(),
  variant: z.string().optional(),
  digest: z.string(),
  sizeInBytes: z.number().nonnegative(),
})

const tag = z.object({
  imageTag: z.string(),
  /** When the tag was last pushed. */
  createdAt: date,
  imageDetail: z.object({
    imageDigest: z.string(),
    imageSizeInBytes: z.number().nonnegative(),
    imagePushedAt: date,
    imageManifestMediaType: z.string(),
    artifactMediaType: z.string().optional(),
    platforms: z.array(platform).default([]),
    builtAt: date.optional(),
    /** All tags of the image, by name; at most 20 of them. */
    imageTags: z.array(z.string()).default([]),
    imageTagCount: z.number().int().nonnegative().default(1),
  }),
})

/** Answer of `describeImageTags`. */
export const tagsAnswer = z.object({
  imageTagDetails: z.array(tag),
  nextToken: z.string().optional(),
  previousToken: z.string().optional(),
  totalTags: z.number().int().nonnegative(),
  foundTags: z.number().int().nonnegative().default(0),
})

/** Answer of `getRegistryCatalogData`. */
export const registryAnswer = z.object({
  registryCatalogData: z.object({ displayName: z.string() }),
  registryVerified: z.boolean(),
  registryId: z.string(),
  primaryRegistryAliasName: z.string(),
  /** Of the repositories that the gallery shows. */
  insightData: z.object({ repositoryCount: z.number().int().nonnegative(), downloadCount: z.number().nonnegative() }),
})

/** Answer of `reportRepository`. */
export const reportAnswer = z.object({ reportId: z.string() })

/** Answer of `listSitemapPages`: a token for each. */
export const sitemapPagesAnswer = z.object({ pages: z.array(z.string()) })

/** Answer of `listSitemapEntries`. */
export const sitemapEntriesAnswer = z.object({
  entries: z.array(z.object({ registryAliasName: z.string(), repositoryName: z.string(), lastPushedAt: date })),
})

export type SitemapEntry = z.infer<typeof sitemapEntriesAnswer>['entries'][number]
export type SearchAnswer = z.infer<typeof searchAnswer>
export type ListedRepository = z.infer<typeof listedRepository>
export type Publisher = z.infer<typeof publisher>
export type Repository = z.infer<typeof repositoryAnswer>
export type ImageTag = z.infer<typeof tag>
export type ImagePlatform = z.infer<typeof platform>
export type TagPage = z.infer<typeof tagsAnswer>
export type Registry = z.infer<typeof registryAnswer>
