import { z } from 'zod'
import type { PlatformSummary } from '#registry/domain/manifest.ts'
import { paging } from '#registry/operations/ecr-public/input-members.ts'
import { defineOperation, publicRead } from '#registry/operations/operation.ts'
import { nextTokenOf, toPageRequest } from '#registry/operations/page-token.ts'
import type { TaggedImage } from '#registry/stores/images.ts'
import { repositoryMembers, repositoryNotFound } from './shown-repository.ts'

export interface ImageTagDetail {
  readonly imageTag: string
  /** When the tag was last pushed. */
  readonly createdAt: Date
  readonly imageDetail: {
    readonly imageDigest: string
    readonly imageSizeInBytes: number
    readonly imagePushedAt: Date
    readonly imageManifestMediaType: string
    readonly artifactMediaType?: string
    /** Empty for what runs nowhere, such as a chart. */
    readonly platforms: readonly Platform[]
    readonly builtAt?: string
  }
}

/** In Go's words: `linux`, `arm64`, `v8`. */
interface Platform {
  readonly os: string
  readonly architecture: string
  readonly variant?: string
  readonly digest: string
  readonly sizeInBytes: number
}

export interface ImageTagsAnswer {
  readonly imageTagDetails: readonly ImageTagDetail[]
  readonly nextToken?: string
  readonly totalTags: number
}

/**
 * The tags of a repository, most recently pushed first, in pages.
 * @throws ServiceError `repository-not-found`, for one without images too.
 */
export const describeImageTags = defineOperation({
  name: 'describeImageTags',
  service: 'gallery',
  action: publicRead,
  readOnly: true,
  input: z.object({ ...repositoryMembers, ...paging }),
  resource: () => ({ type: 'any' }),
  async run(request, _caller, context): Promise<ImageTagsAnswer> {
    const found = await context.gallery.countTags(request.registryAliasName, request.repositoryName)
    if (!found) throw repositoryNotFound(request)
    const scope = { operation: 'describeImageTags', query: found.repositoryId }
    const page = await context.images.listTags(found.repositoryId, toPageRequest(request, scope, context))
    return {
      imageTagDetails: page.items.map(toDetail),
      ...nextTokenOf(page, scope, context),
      totalTags: found.tags,
    }
  },
})

function toDetail({ tag, tagPushedAt, image }: TaggedImage): ImageTagDetail {
  const { artifactMediaType, summary } = image
  return {
    imageTag: tag,
    createdAt: tagPushedAt,
    imageDetail: {
      imageDigest: image.digest,
      imageSizeInBytes: image.imageSizeBytes,
      imagePushedAt: image.pushedAt,
      imageManifestMediaType: image.mediaType,
      ...(artifactMediaType === undefined ? {} : { artifactMediaType }),
      platforms: summary.platforms.map(toPlatform),
      ...(summary.builtAt === undefined ? {} : { builtAt: summary.builtAt }),
    },
  }
}

function toPlatform({ os, architecture, variant, digest, sizeBytes }: PlatformSummary): Platform {
  return { os, architecture, ...(variant === undefined ? {} : { variant }), digest, sizeInBytes: sizeBytes }
}
