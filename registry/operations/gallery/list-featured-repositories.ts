import { z } from 'zod'
import { defineOperation, publicRead } from '#registry/operations/operation.ts'
import { foundRepository, toFound } from './found-repository.ts'

export const featuredRepositoriesAnswer = z.object({ featuredRepositories: z.array(foundRepository).readonly() })

export type FeaturedRepositoriesAnswer = z.output<typeof featuredRepositoriesAnswer>

/** The repositories that operators put on the front page, in their order: a few, or none. */
export const listFeaturedRepositories = defineOperation({
  name: 'listFeaturedRepositories',
  service: 'gallery',
  action: publicRead,
  readOnly: true,
  input: z.object({}),
  answer: featuredRepositoriesAnswer,
  resource: () => ({ type: 'any' }),
  async run(_request, _caller, context): Promise<FeaturedRepositoriesAnswer> {
    const featured = await context.gallery.listFeatured()
    return { featuredRepositories: featured.map((repository) => toFound(repository, context)) }
  },
})
