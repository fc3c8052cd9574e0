import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Context } from '#registry/context.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { logFileKey } from '#registry/domain/trail-names.ts'
import { exceptionNames } from '#registry/operations/audit/exception-names.ts'
import type { Trail } from '#registry/stores/trails.ts'

const trailsMax = 1000

type Needs = Pick<Context, 'trailDeliveries' | 'logArchive' | 'clock' | 'log'>
type TrailName = Pick<Trail, 'accountId' | 'name'>

/**
 * Writes what trails have to deliver as files `{"Records":[…]}`, gzipped. Each event is in one file of each trail. A crash
 * at any point leads to the same file again, not to a second one. A trail that fails is tried again at the next run.
 * @see CloudTrail user guide, "CloudTrail log file examples".
 */
export async function deliverTrails(context: Needs, signal: AbortSignal): Promise<void> {
  for (const trail of await context.trailDeliveries.waiting(trailsMax)) {
    if (signal.aborted) return
    try {
      await deliverTrail(trail, context, signal)
    } catch (error) {
      context.log.warn({ err: error, trail }, 'a trail could not be delivered')
      await context.trailDeliveries.fail(trail, describeFailure(error))
    }
  }
}

async function deliverTrail(trail: TrailName, { trailDeliveries, logArchive, clock }: Needs, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const delivery = await trailDeliveries.begin(trail, clock())
    if (!delivery) return
    const content = Readable.from(asFile(trailDeliveries.read(delivery)), { objectMode: false })
    await pipeline(content, createGzip(), (gzipped) => logArchive.put(delivery.bucket, logFileKey(delivery), gzipped))
    await trailDeliveries.complete(delivery, clock())
  }
}

async function* asFile(events: AsyncIterable<string>): AsyncIterable<string> {
  let before = '{"Records":['
  for await (const event of events) {
    yield before + event
    before = ','
  }
  yield before === ',' ? ']}' : `${before}]}`
}

/** `LatestDeliveryError`: the name of what went wrong, without the paths of this server. */
function describeFailure(error: unknown): string {
  if (error instanceof ServiceError) return exceptionNames[error.kind]
  return error instanceof Error && 'code' in error ? String(error.code) : 'InternalError'
}
