import { z } from 'zod'

/** A featured repository, by what ListFeaturedRepositories calls it, so that one of a suspended account is meant as well. */
export const featuredMembers = { repositoryId: z.uuid() }
