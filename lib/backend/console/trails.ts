import {
  CreateTrailCommand,
  DescribeTrailsCommand,
  GetTrailStatusCommand,
  StartLoggingCommand,
  StopLoggingCommand,
  type Trail,
} from '@aws-sdk/client-cloudtrail'
import type { ConsoleCall } from './ask-backend.ts'
import { isSessionEnd, refusalOf } from './refusal.ts'

type Call = Pick<ConsoleCall, 'cloudTrail'>

export interface TrailStatus {
  readonly logging: boolean
  readonly startedAt?: Date | undefined
  readonly stoppedAt?: Date | undefined
  readonly deliveredAt?: Date | undefined
  /** Of the last attempt, when it failed. */
  readonly deliveryError?: string | undefined
}

export interface ListedTrail {
  readonly name: string
  readonly bucket: string
  readonly prefix?: string | undefined
  /** Or why it is not told. */
  readonly status: TrailStatus | { readonly failure: string }
}

/** All trails of the account, of which there are five at most. @throws what the backend refuses. */
export async function listTrails(call: Call): Promise<readonly ListedTrail[]> {
  const { trailList = [] } = await call.cloudTrail.send(new DescribeTrailsCommand({}))
  return Promise.all(trailList.map((trail) => withStatus(call, trail)))
}

async function withStatus(call: Call, { Name: name = '', S3BucketName: bucket = '', S3KeyPrefix: prefix }: Trail): Promise<ListedTrail> {
  return { name, bucket, prefix, status: await statusOrFailure(call, name) }
}

// Who may see a trail may not see how it fares.
async function statusOrFailure(call: Call, name: string): Promise<ListedTrail['status']> {
  try {
    return await readTrailStatus(call, name)
  } catch (error) {
    if (isSessionEnd(error)) throw error
    return { failure: refusalOf(error).failure }
  }
}

/** @throws what the backend refuses, `TrailNotFoundException` among it. */
export async function readTrailStatus({ cloudTrail }: Call, name: string): Promise<TrailStatus> {
  const status = await cloudTrail.send(new GetTrailStatusCommand({ Name: name }))
  return {
    logging: status.IsLogging ?? false,
    startedAt: status.StartLoggingTime,
    stoppedAt: status.StopLoggingTime,
    deliveredAt: status.LatestDeliveryTime,
    deliveryError: status.LatestDeliveryError,
  }
}

/** @throws what the backend refuses. */
export async function setLogging({ cloudTrail }: Call, name: string, on: boolean): Promise<void> {
  await cloudTrail.send(on ? new StartLoggingCommand({ Name: name }) : new StopLoggingCommand({ Name: name }))
}

/** Makes a trail that does not log yet. @throws what the backend refuses. */
export async function createTrail(
  { cloudTrail }: Call,
  { name, bucket, prefix }: { readonly name: string; readonly bucket: string; readonly prefix: string },
): Promise<void> {
  await cloudTrail.send(new CreateTrailCommand({ Name: name, S3BucketName: bucket, ...(prefix ? { S3KeyPrefix: prefix } : {}) }))
}
