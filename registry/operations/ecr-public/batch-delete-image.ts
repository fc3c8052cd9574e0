import { z } from 'zod'
import type { Context } from '#registry/context.ts'
import { isDigest } from '#registry/domain/digest.ts'
import { distributionTagPattern } from '#registry/domain/names.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import type { ImageDeletion, ImageIdentifier } from '#registry/stores/images.ts'
import { type ImageIdentifierInput, imageIdentifiers, registryId, repositoryName } from './input-members.ts'
import { registryOf, repositoryResource } from './registry-of.ts'
import { getRepository } from './repository-answer.ts'

export interface ImageFailure {
  readonly imageId: ImageIdentifierInput
  readonly failureCode: string
  readonly failureReason: string
}

export interface BatchDeleteImageAnswer {
  /** What was deleted: each tag with the digest it pointed to, or the digest of an untagged image. */
  readonly imageIds: readonly ImageIdentifierInput[]
  readonly failures: readonly ImageFailure[]
}

type Failure = Pick<ImageFailure, 'failureCode' | 'failureReason'>

const failures = {
  'missing-digest-and-tag': {
    failureCode: 'MissingDigestAndTag',
    failureReason: 'Invalid request parameters: both tag and digest cannot be null',
  },
  'invalid-digest': {
    failureCode: 'InvalidImageDigest',
    failureReason: 'Invalid request parameters: image digest should satisfy the regex sha256:[0-9a-f]{64}',
  },
  'invalid-tag': {
    failureCode: 'InvalidImageTag',
    failureReason: 'Invalid request parameters: image tag should satisfy the regex [a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}',
  },
  'image-not-found': { failureCode: 'ImageNotFound', failureReason: 'Requested image not found' },
  'tag-does-not-match-digest': {
    failureCode: 'ImageTagDoesNotMatchDigest',
    failureReason: 'The tag does not point to the image with the given digest',
  },
  'referenced-by-index': {
    failureCode: 'ImageReferencedByManifestList',
    failureReason: 'The image is referenced by a manifest list, which must be deleted first',
  },
} as const satisfies Record<Exclude<ImageDeletion['outcome'], 'deleted'> | 'invalid-digest' | 'invalid-tag', Failure>

/**
 * Deletes images one by one: by tag the tag, and with its last tag the image; by digest the image and all its tags.
 * What cannot be deleted is a failure beside the successes, whatever the order: images of an index may stand before it.
 * @see User guide, "Deleting a public image".
 */
export const batchDeleteImage = defineOperation({
  name: 'BatchDeleteImage',
  service: 'ecr-public',
  action: 'ecr-public:BatchDeleteImage',
  readOnly: false,
  input: z.object({ registryId, repositoryName, imageIds: imageIdentifiers }),
  resource: repositoryResource,
  async run(request, caller, context): Promise<BatchDeleteImageAnswer> {
    const repository = await getRepository(registryOf(request, caller), request.repositoryName, context)
    const deleted: ImageIdentifierInput[] = []
    const failed: ImageFailure[] = []
    let waiting: readonly ImageIdentifierInput[] = request.imageIds
    for (let progress = true; progress && waiting.length > 0; ) {
      const referenced: ImageIdentifierInput[] = []
      for (const imageId of waiting) {
        const deletion = await deleteOne(repository.id, imageId, context)
        if (deletion.outcome === 'deleted') deleted.push(...toIdentifiers(deletion))
        else if (deletion.outcome === 'referenced-by-index') referenced.push(imageId)
        else failed.push({ imageId, ...failures[deletion.outcome] })
      }
      // An index that went in this round may have set its images free.
      progress = referenced.length < waiting.length
      waiting = referenced
    }
    return { imageIds: deleted, failures: [...failed, ...waiting.map((imageId) => ({ imageId, ...failures['referenced-by-index'] }))] }
  },
})

async function deleteOne(
  repositoryId: string,
  { imageDigest, imageTag }: ImageIdentifierInput,
  { images }: Context,
): Promise<ImageDeletion | { readonly outcome: 'invalid-digest' | 'invalid-tag' }> {
  if (imageDigest !== undefined && !isDigest(imageDigest)) return { outcome: 'invalid-digest' }
  if (imageTag !== undefined && !distributionTagPattern.test(imageTag)) return { outcome: 'invalid-tag' }
  const identifier: ImageIdentifier = {
    ...(imageTag === undefined ? {} : { tag: imageTag }),
    ...(imageDigest === undefined ? {} : { digest: imageDigest }),
  }
  return images.delete(repositoryId, identifier)
}

function toIdentifiers({ digest, tags }: Extract<ImageDeletion, { outcome: 'deleted' }>): readonly ImageIdentifierInput[] {
  return tags.length > 0 ? tags.map((imageTag) => ({ imageDigest: digest, imageTag })) : [{ imageDigest: digest }]
}
