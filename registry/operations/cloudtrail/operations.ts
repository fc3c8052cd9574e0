import type { Operation } from '#registry/operations/operation.ts'
import { createTrail } from './create-trail.ts'
import { deleteTrail } from './delete-trail.ts'
import { describeTrails } from './describe-trails.ts'
import { getTrailStatus } from './get-trail-status.ts'
import { lookupEvents } from './lookup-events.ts'
import { startLogging } from './start-logging.ts'
import { stopLogging } from './stop-logging.ts'

/** What the cloudtrail API offers here. */
export const cloudtrailOperations: readonly Operation[] = [
  lookupEvents,
  createTrail,
  describeTrails,
  getTrailStatus,
  startLogging,
  stopLogging,
  deleteTrail,
]
