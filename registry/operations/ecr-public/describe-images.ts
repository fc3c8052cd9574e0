import { z } from 'zod'
import type { Context } from '#registry/context.ts'
import { isDigest } from '#registry/domain/digest.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { nextTokenOf, toPageRequest } from '#registry/operations/page-token.ts'
import type { Image } from '#registry/stores/images.ts'
import type { Repository } from '#registry/stores/repositories.ts'
import { eitherOrPaging } from './either-or-paging.ts'
import { type ImageFacts, toImageFacts } from './image-answer.ts'
import { type ImageIdentifierInput, imageIdentifiers, paging, registryId, repositoryName } from './input-members.ts'
import { registryOf, repositoryResource } from './registry-of.ts'
import { getRepository } from './repository-answer.ts'

const input = z.object({ registryId, repositoryName, imageIds: imageIdentifiers.optional(), ...paging }).check(eitherOrPaging('imageIds'))

export interface DescribeImagesAnswer {
  readonly imageDetails: readonly (ImageFacts & {
    readonly registryId: string
    readonly repositoryName: string
    /** Absent for an untagged image. */
    readonly imageTags?: readonly string[]
  })[]
  readonly nextToken?: string
}

/** The images of a repository, newest push first, in pages, or those that are named. */
export const describeImages = defineOperation({
  name: 'DescribeImages',
  service: 'ecr-public',
  action: 'ecr-public:DescribeImages',
  readOnly: true,
  input,
  resource: repositoryResource,
  async run(request, caller, context): Promise<DescribeImagesAnswer> {
    const repository = await getRepository(registryOf(request, caller), request.repositoryName, context)
    const scope = { operation: 'DescribeImages', registryId: repository.accountId, repositoryName: repository.name }
    const page = request.imageIds
      ? { items: await getAll(repository, request.imageIds, context) }
      : await context.images.list(repository.id, toPageRequest(request, scope, context))
    return {
      imageDetails: page.items.map((image) => ({
        registryId: repository.accountId,
        repositoryName: repository.name,
        ...(image.tags.length > 0 ? { imageTags: image.tags } : {}),
        ...toImageFacts(image),
      })),
      ...nextTokenOf(page, scope, context),
    }
  },
})

// Two identifiers may name one image, which is then answered once.
async function getAll(repository: Repository, identifiers: readonly ImageIdentifierInput[], context: Context): Promise<readonly Image[]> {
  const images = new Map<string, Image>()
  for (const identifier of identifiers) {
    const image = await getImage(repository, identifier, context)
    images.set(image.digest, image)
  }
  return [...images.values()]
}

async function getImage(repository: Repository, { imageTag, imageDigest }: ImageIdentifierInput, { images }: Context): Promise<Image> {
  const reference = imageTag ?? imageDigest
  if (reference === undefined) {
    throw new ServiceError(
      'invalid-parameter',
      "Invalid parameter at 'imageIds' failed to satisfy constraint: 'must have imageDigest or imageTag'",
    )
  }
  const known = imageDigest === undefined || isDigest(imageDigest)
  const image = known ? await images.findImage(repository.id, reference) : undefined
  if (image && (imageDigest === undefined || image.digest === imageDigest)) return image
  throw new ServiceError(
    'image-not-found',
    `The image with imageId {imageDigest:'${imageDigest ?? 'null'}', imageTag:'${imageTag ?? 'null'}'} does not exist within the repository with name '${repository.name}' in the registry with id '${repository.accountId}'`,
  )
}
