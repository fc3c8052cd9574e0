import { z } from 'zod'
import { ServiceError } from '#registry/domain/service-error.ts'
import { isBucketName, isKeyPrefix } from '#registry/domain/trail-names.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import { type TrailAnswer, toTrailAnswer } from './trail-answer.ts'
import { ownTrail, trailInput, trailResource } from './trail-input.ts'

const trailsMax = 5

/** What needs services that are not here: to ask for it is refused, not forgotten. */
const elsewhere = {
  SnsTopicName: z.string().max(256).optional(),
  EnableLogFileValidation: z.boolean().optional(),
  CloudWatchLogsLogGroupArn: z.string().max(2048).optional(),
  CloudWatchLogsRoleArn: z.string().max(2048).optional(),
  KmsKeyId: z.string().max(2048).optional(),
  IsOrganizationTrail: z.boolean().optional(),
  TagsList: z.array(z.unknown()).max(200).optional(),
}

const input = trailInput.extend({
  ...elsewhere,
  S3BucketName: z.string().max(255),
  S3KeyPrefix: z.string().max(255).optional(),
  IncludeGlobalServiceEvents: z.boolean().optional(),
  IsMultiRegionTrail: z.boolean().default(false),
})

/**
 * Makes a trail, which delivers nothing until StartLogging.
 * @see User guide, "Understanding Amazon ECR Public log file entries"; CloudTrail API, CreateTrail.
 */
export const createTrail = defineOperation({
  name: 'CreateTrail',
  service: 'cloudtrail',
  action: 'cloudtrail:CreateTrail',
  readOnly: false,
  input,
  resource: trailResource,
  async prepare({ S3BucketName, S3KeyPrefix, ...request }, _caller, { logArchive }) {
    for (const name of Object.keys(elsewhere) as (keyof typeof elsewhere)[]) {
      const value = request[name]
      const asked = Array.isArray(value) ? value.length > 0 : Boolean(value)
      if (asked) throw new ServiceError('unsupported', `${name} is not supported.`)
    }
    if (!isBucketName(S3BucketName)) throw new ServiceError('invalid-bucket-name', `Bucket name ${S3BucketName} is not valid.`)
    if (S3KeyPrefix && !isKeyPrefix(S3KeyPrefix)) {
      throw new ServiceError(
        'invalid-bucket-prefix',
        `Invalid prefix: ${S3KeyPrefix}. Write folder names with '/' between them, none of them AWSLogs.`,
      )
    }
    await logArchive.prepare(S3BucketName)
  },
  async run(request, caller, { trails }): Promise<TrailAnswer> {
    const { S3BucketName: bucket, S3KeyPrefix: prefix, IsMultiRegionTrail: multiRegion } = request
    return toTrailAnswer(
      await trails.create({ ...ownTrail(request, caller), bucket, ...(prefix ? { prefix } : {}), multiRegion }, trailsMax),
    )
  },
})
