import { z } from 'zod'
import { defineOperation, publicRead } from '#registry/operations/operation.ts'
import { popularPublishersMax } from '#registry/stores/gallery.ts'
import { logoUrlOf } from './shown-repository.ts'

const publishersDefault = 12

export const shownPublisher = z.object({
  registryAliasName: z.string().describe('The primary alias.'),
  displayName: z.string().describe('Empty unless the account is verified.'),
  registryVerified: z.boolean(),
  repositoryCount: z.number().describe('Of repositories that hold an image.'),
  downloadCount: z.number().describe('Pulls of all of them.'),
  logoUrl: z.string().describe('Of the most pulled repository that has one; verified accounts only.').optional(),
})

export type ShownPublisher = z.output<typeof shownPublisher>

export const popularPublishersAnswer = z.object({
  publishers: z.array(shownPublisher).readonly(),
})

export type PopularPublishersAnswer = z.output<typeof popularPublishersAnswer>

/** The registries whose repositories are pulled most, `maxResults` of them (1–50, 12 by default). Counts are some seconds behind. */
export const listPopularPublishers = defineOperation({
  name: 'listPopularPublishers',
  service: 'gallery',
  action: publicRead,
  readOnly: true,
  input: z.object({ maxResults: z.int().min(1).max(popularPublishersMax).default(publishersDefault) }),
  answer: popularPublishersAnswer,
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
