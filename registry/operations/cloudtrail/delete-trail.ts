import { defineOperation } from '#registry/operations/operation.ts'
import { ownTrail, trailInput, trailResource, unknownTrail } from './trail-input.ts'

/** Deletes a trail; files that it delivered stay. @throws ServiceError `trail-not-found`, `invalid-trail-name`. */
export const deleteTrail = defineOperation({
  name: 'DeleteTrail',
  service: 'cloudtrail',
  action: 'cloudtrail:DeleteTrail',
  readOnly: false,
  input: trailInput,
  resource: trailResource,
  async run(request, caller, { trails }): Promise<Record<string, never>> {
    const trail = ownTrail(request, caller)
    if (!(await trails.delete(trail.accountId, trail.name))) throw unknownTrail(trail, caller)
    return {}
  },
})
