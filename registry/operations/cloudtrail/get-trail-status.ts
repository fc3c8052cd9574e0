import { defineOperation } from '#registry/operations/operation.ts'
import { ownTrail, trailInput, trailResource, unknownTrail } from './trail-input.ts'

export interface TrailStatus {
  readonly IsLogging: boolean
  readonly LatestDeliveryError?: string
  readonly LatestDeliveryTime?: Date
  readonly StartLoggingTime?: Date
  readonly StopLoggingTime?: Date
  readonly LatestDeliveryAttemptTime: string
  readonly LatestDeliveryAttemptSucceeded: string
  readonly LatestNotificationAttemptTime: string
  readonly LatestNotificationAttemptSucceeded: string
  readonly TimeLoggingStarted: string
  readonly TimeLoggingStopped: string
}

/** Whether a trail logs, and how its last delivery went. @throws ServiceError `trail-not-found`, `invalid-trail-name`. */
export const getTrailStatus = defineOperation({
  name: 'GetTrailStatus',
  service: 'cloudtrail',
  action: 'cloudtrail:GetTrailStatus',
  readOnly: true,
  input: trailInput,
  resource: trailResource,
  async run(request, caller, { trails }): Promise<TrailStatus> {
    const named = ownTrail(request, caller)
    const trail = await trails.find(named.accountId, named.name)
    if (!trail) throw unknownTrail(named, caller)
    const { logging, deliveryError, deliveredAt, startedAt, stoppedAt } = trail
    return {
      IsLogging: logging,
      ...(deliveryError === undefined ? {} : { LatestDeliveryError: deliveryError }),
      ...(deliveredAt ? { LatestDeliveryTime: deliveredAt } : {}),
      ...(startedAt ? { StartLoggingTime: startedAt } : {}),
      ...(stoppedAt ? { StopLoggingTime: stoppedAt } : {}),
      // These are texts in the API model, and empty without a value.
      LatestDeliveryAttemptTime: textOf(deliveredAt),
      LatestDeliveryAttemptSucceeded: textOf(deliveredAt),
      LatestNotificationAttemptTime: '',
      LatestNotificationAttemptSucceeded: '',
      TimeLoggingStarted: textOf(startedAt),
      TimeLoggingStopped: textOf(stoppedAt),
    }
  },
})

function textOf(at: Date | undefined): string {
  return at?.toISOString() ?? ''
}
