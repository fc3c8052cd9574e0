import { z } from 'zod'
import type { CallGalleon } from './call-galleon.ts'

const featured = z.object({
  repositoryId: z.string(),
  registryAliasName: z.string(),
  repositoryName: z.string(),
  state: z.enum(['SHOWN', 'WITHOUT_IMAGES', 'SUSPENDED']),
})
export type FeaturedRepository = z.output<typeof featured>

const featuredList = z.object({ featuredRepositories: z.array(featured), featuredRepositoriesMax: z.number() })

/** What operators put on the front page, in their order, and how much there is room for. */
export function listFeatured(galleon: CallGalleon) {
  return galleon('ListFeaturedRepositories', {}, featuredList)
}
