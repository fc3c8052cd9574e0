import { defineOperation } from '#registry/operations/operation.ts'
import { ownTrail, trailInput, trailResource, unknownTrail } from './trail-input.ts'

/** A trail delivers what came until now, this event last. @throws ServiceError `trail-not-found`, `invalid-trail-name`. */
export const stopLogging = defineOperation({
  name: 'StopLogging',
  service: 'cloudtrail',
  action: 'cloudtrail:StopLogging',
  readOnly: false,
  input: trailInput,
  resource: trailResource,
  async run(request, caller, { trails, clock }): Promise<Record<string, never>> {
    const trail = ownTrail(request, caller)
    if (!(await trails.stopLogging(trail.accountId, trail.name, clock()))) throw unknownTrail(trail, caller)
    return {}
  },
})
