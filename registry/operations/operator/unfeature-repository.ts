import { z } from 'zod'
import { defineOperation } from '#registry/operations/operation.ts'
import { featuredMembers } from './featured-input.ts'
import { installation } from './operator-input.ts'

/** Takes a repository off the front page. @throws ServiceError `entity-not-found`. */
export const unfeatureRepository = defineOperation({
  name: 'UnfeatureRepository',
  service: 'galleon',
  action: 'galleon:UnfeatureRepository',
  operatorsOnly: true,
  readOnly: false,
  input: z.object(featuredMembers),
  resource: installation,
  async run({ repositoryId }, _caller, { featured }): Promise<object> {
    await featured.remove(repositoryId)
    return {}
  },
})
