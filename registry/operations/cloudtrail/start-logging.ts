import { defineOperation } from '#registry/operations/operation.ts'
import { ownTrail, trailInput, trailResource, unknownTrail } from './trail-input.ts'

/** From now on a trail delivers events, this one first. @throws ServiceError `trail-not-found`, `invalid-trail-name`. */
export const startLogging = defineOperation({
  name: 'StartLogging',
  service: 'cloudtrail',
  action: 'cloudtrail:StartLogging',
  readOnly: false,
  input: trailInput,
  resource: trailResource,
  async run(request, caller, { trails, clock }): Promise<Record<string, never>> {
    const trail = ownTrail(request, caller)
    if (!(await trails.startLogging(trail.accountId, trail.name, clock()))) throw unknownTrail(trail, caller)
    return {}
  },
})
