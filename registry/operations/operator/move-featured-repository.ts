import { z } from 'zod'
import { defineOperation } from '#registry/operations/operation.ts'
import { featuredMembers } from './featured-input.ts'
import { installation } from './operator-input.ts'

/** Lets a featured repository trade places with the one before or after it. @throws ServiceError `entity-not-found`. */
export const moveFeaturedRepository = defineOperation({
  name: 'MoveFeaturedRepository',
  service: 'galleon',
  action: 'galleon:MoveFeaturedRepository',
  operatorsOnly: true,
  readOnly: false,
  input: z.object({ ...featuredMembers, direction: z.enum(['UP', 'DOWN']) }),
  resource: installation,
  async run({ repositoryId, direction }, _caller, { featured }): Promise<object> {
    await featured.move(repositoryId, direction)
    return {}
  },
})
