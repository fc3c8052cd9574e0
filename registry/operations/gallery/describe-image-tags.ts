import { z } from 'zod'
import type { Context } from '#registry/context.ts'
import { limits } from '#registry/domain/limits.ts'
import type { PlatformSummary } from '#registry/domain/manifest.ts'
import { paging, text } from '#registry/operations/ecr-public/input-members.ts'
import { defineOperation, publicRead } from '#registry/operations/operation.ts'
import { nextTokenOf, toPageRequest } from '#registry/operations/page-token.ts'
import type { ListedTag, TagQuery, TagSort } from '#registry/stores/images.ts'
import { repositoryMembers, repositoryNotFound } from './shown-repository.ts'

/** In Go's words: `linux`, `arm64`, `v8`. */
const platformSchema = z.object({
  os: z.string(),
  architecture: z.string(),
  variant: z.string().optional(),
  digest: z.string(),
  sizeInBytes: z.number(),
})

type Platform = z.output<typeof platformSchema>

export const imageTagDetail = z.object({
  imageTag: z.string(),
  createdAt: z.date().describe('When the tag was last pushed.'),
  imageDetail: z.object({
    imageDigest: z.string(),
    imageSizeInBytes: z.number(),
    imagePushedAt: z.date(),
    imageManifestMediaType: z.string(),
    artifactMediaType: z.string().optional(),
    platforms: z.array(platformSchema).readonly().describe('Empty for what runs nowhere, such as a chart.'),
    builtAt: z.string().optional(),
    imageTags: z.array(z.string()).readonly().describe('All tags of the image, by name; at most 20 of them.'),
    imageTagCount: z.number(),
  }),
})

export type ImageTagDetail = z.output<typeof imageTagDetail>

export const imageTagsAnswer = z.object({
  imageTagDetails: z.array(imageTagDetail).readonly(),
  nextToken: z.string().optional(),
  previousToken: z
    .string()
    .describe('Goes back: as `nextToken` it asks for the page before this one. Absent on the first page.')
    .optional(),
  totalTags: z.number().describe('How many tags the repository has.'),
  foundTags: z.number().describe('How many of them the request means.'),
})

export type ImageTagsAnswer = z.output<typeof imageTagsAnswer>

const sorts = { NEWEST: 'newest', SEMVER: 'version', NAME: 'name', SIZE: 'size' } as const satisfies Record<string, TagSort>
const sortKey = z.enum(['NEWEST', 'SEMVER', 'NAME', 'SIZE'])
const order = z.enum(['ASCENDING', 'DESCENDING'])

const input = z
  .object({
    ...repositoryMembers,
    ...paging,
    imageTag: text(1, limits.imageTagCharsMax).optional(),
    filter: z.string().max(limits.imageTagCharsMax).optional(),
    sortConfiguration: z.object({ sortKey, order: order.optional() }).optional(),
  })
  .check(({ value, issues }) => {
    if (value.imageTag === undefined) return
    for (const other of ['filter', 'sortConfiguration', 'nextToken', 'maxResults'] as const) {
      if (value[other] === undefined) continue
      issues.push({ code: 'custom', path: [other], message: 'must not be given together with imageTag', input: value[other] })
    }
  })

type Input = z.output<typeof input>

/**
 * The tags of a repository in pages: all of them or those with a text in them, by `NEWEST` push (the default), by `SEMVER`
 * (what is no version comes last, by name), by `NAME` or by `SIZE`. Names are first to last unless `order` says otherwise, all
 * else is newest or largest first. With `imageTag` that tag alone, or none. Members beside the repository and paging are
 * our own.
 * @throws ServiceError `repository-not-found`, for one without images too; `invalid-parameter` for a token of another list.
 */
export const describeImageTags = defineOperation({
  name: 'describeImageTags',
  service: 'gallery',
  action: publicRead,
  readOnly: true,
  input,
  answer: imageTagsAnswer,
  resource: () => ({ type: 'any' }),
  async run(request, _caller, context): Promise<ImageTagsAnswer> {
    const counted = await context.gallery.countTags(request.registryAliasName, request.repositoryName)
    if (!counted) throw repositoryNotFound(request)
    const { repositoryId, tags: totalTags } = counted
    if (request.imageTag !== undefined) {
      const tag = await context.images.findTag(repositoryId, request.imageTag)
      return { imageTagDetails: tag ? [toDetail(tag)] : [], totalTags, foundTags: tag ? 1 : 0 }
    }
    return { foundTags: totalTags, totalTags, ...(await listPage(repositoryId, request, context)) }
  },
})

async function listPage(repositoryId: string, request: Input, context: Context): Promise<Omit<ImageTagsAnswer, 'totalTags' | 'foundTags'>> {
  const query = toQuery(request)
  const scope = { operation: 'describeImageTags', query: [repositoryId, query] }
  const { limit, after } = toPageRequest(request, scope, context)
  const page = await context.images.findTags(repositoryId, { ...query, limit, ...(after === undefined ? {} : { from: after }) })
  const { nextToken: previousToken } = nextTokenOf({ items: [], next: page.previous }, scope, context)
  return {
    imageTagDetails: page.items.map(toDetail),
    ...nextTokenOf(page, scope, context),
    ...(previousToken === undefined ? {} : { previousToken }),
    ...(page.found === undefined ? {} : { foundTags: page.found }),
  }
}

// All that a token of this list is bound to, beside the repository.
function toQuery({ filter = '', sortConfiguration: { sortKey: key = 'NEWEST', order: asked } = { sortKey: 'NEWEST' } }: Input) {
  const sort = sorts[key]
  const descending = asked === undefined ? sort !== 'name' : asked === 'DESCENDING'
  return { ...(filter ? { filter } : {}), sort, descending } satisfies Partial<TagQuery>
}

function toDetail({ tag, tagPushedAt, image, imageTags, imageTagCount }: ListedTag): ImageTagDetail {
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
      imageTags,
      imageTagCount,
    },
  }
}

function toPlatform({ os, architecture, variant, digest, sizeBytes }: PlatformSummary): Platform {
  return { os, architecture, ...(variant === undefined ? {} : { variant }), digest, sizeInBytes: sizeBytes }
}
