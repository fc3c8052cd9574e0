import { trailArn } from '#registry/domain/trail-names.ts'
import type { Trail } from '#registry/stores/trails.ts'

/** What the API model's CreateTrail answer and `Trail` have in common. */
export interface TrailAnswer {
  readonly Name: string
  readonly S3BucketName: string
  readonly S3KeyPrefix?: string
  readonly IncludeGlobalServiceEvents: boolean
  readonly IsMultiRegionTrail: boolean
  readonly TrailARN: string
  readonly LogFileValidationEnabled: boolean
  readonly IsOrganizationTrail: boolean
}

export function toTrailAnswer({ accountId, name, bucket, prefix, multiRegion }: Trail): TrailAnswer {
  return {
    Name: name,
    S3BucketName: bucket,
    ...(prefix === undefined ? {} : { S3KeyPrefix: prefix }),
    // All services here are global ones.
    IncludeGlobalServiceEvents: true,
    IsMultiRegionTrail: multiRegion,
    TrailARN: trailArn(accountId, name),
    LogFileValidationEnabled: false,
    IsOrganizationTrail: false,
  }
}
