import { z } from 'zod'
import { defineOperation, publicRead } from '#registry/operations/operation.ts'
import { popularPublishersMax } from '#registry/stores/gallery.ts'
import { logoUrlOf } from './shown-repository.ts'

const publishersDefault = 12

export interface ShownPublisher {
  /** The primary alias. */
  readonly registryAliasName: string
  /** Empty unless the account is verified. */
  readonly displayName: string
  readonly registryVerified: boolean
  /** Of repositories that hold an image. */
  readonly repositoryCount: number
  /** Pulls of all of them. */
  readonly downloadCount: number
  /** Of the most pulled repository that has one; verified accounts only. */
  readonly logoUrl?: string
}

export interface PopularPublishersAnswer {
  readonly publishers: readonly ShownPublisher[]
}

/** The registries whose repositories are pulled most, `maxResults` of them (1–50, 12 by default). Counts are some seconds behind. */
export const listPopularPublishers = defineOperation({
  name: 'listPopularPublishers',
  service: 'gallery',
  action: publicRead,
  readOnly: true,
  input: z.object({ maxResults: z.int().min(1).max(popularPublishersMax).default(publishersDefault) }),
  resource: () => ({ type: 'any' }),
  async run({ maxResults }, _caller, context): Promise<PopularPublishersAnswer> {
    const publishers = await context.gallery.listPopularPublishers(maxResults)
    return {
      publishers: publishers.map((publisher) => ({
        registryAliasName: publisher.primaryAlias,
        displayName: publisher.displayName,
        registryVerified: publisher.verified,
        repositoryCount: publisher.repositoryCount,
        downloadCount: publisher.pullCount,
        ...logoUrlOf(publisher, context),
      })),
    }
  },
})
