import { cloudtrailOperations } from '#registry/operations/cloudtrail/operations.ts'
import { ecrPublicOperations } from '#registry/operations/ecr-public/operations.ts'
import { galleonOperations } from '#registry/operations/galleon/operations.ts'
import { iamPolicyOperations } from '#registry/operations/iam/policy-operations.ts'
import { iamUserOperations } from '#registry/operations/iam/user-operations.ts'
import type { Operation } from '#registry/operations/operation.ts'
import { operatorOperations } from '#registry/operations/operator/operations.ts'
import { serviceQuotasOperations } from '#registry/operations/service-quotas/operations.ts'
import { stsOperations } from '#registry/operations/sts/operations.ts'

/** An API that names its operation in the header X-Amz-Target. */
export interface JsonService {
  readonly targetPrefix: string
  /** The service in the scope of a signature. */
  readonly signingName: string
  readonly operations: readonly Operation[]
}

/** An API that names its operation in the form field Action. */
export interface QueryService {
  readonly signingName: string
  /** The form field Version. */
  readonly version: string
  readonly namespace: string
  readonly operations: readonly Operation[]
}

/** The one region of the JSON APIs, whose resources are global. iam and sts take any: clients sign with their own. */
export const region = 'us-east-1'

export const jsonServices: readonly JsonService[] = [
  { targetPrefix: 'SpencerFrontendService.', signingName: 'ecr-public', operations: ecrPublicOperations },
  // What the real service leaves to its console and support staff; see docs/compatibility.md.
  { targetPrefix: 'GalleonService.', signingName: 'ecr-public', operations: [...galleonOperations, ...operatorOperations] },
  {
    targetPrefix: 'com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.',
    signingName: 'cloudtrail',
    operations: cloudtrailOperations,
  },
  { targetPrefix: 'CloudTrail_20131101.', signingName: 'cloudtrail', operations: cloudtrailOperations },
  { targetPrefix: 'ServiceQuotasV20190624.', signingName: 'servicequotas', operations: serviceQuotasOperations },
]

export const queryServices: readonly QueryService[] = [
  {
    signingName: 'iam',
    version: '2010-05-08',
    namespace: 'https://iam.amazonaws.com/doc/2010-05-08/',
    operations: [...iamUserOperations, ...iamPolicyOperations],
  },
  { signingName: 'sts', version: '2011-06-15', namespace: 'https://sts.amazonaws.com/doc/2011-06-15/', operations: stsOperations },
]

export interface JsonTarget {
  readonly service: JsonService
  readonly operation: Operation
}

const byTarget: ReadonlyMap<string, JsonTarget> = new Map(
  jsonServices.flatMap((service) =>
    service.operations.map((operation) => [`${service.targetPrefix}${operation.name}`, { service, operation }] as const),
  ),
)

/** By the value of X-Amz-Target; undefined for a name that no API has. */
export function findJsonTarget(target: string): JsonTarget | undefined {
  return byTarget.get(target)
}

/** By the service in the scope of a signature. */
export function findQueryService(signingName: string): QueryService | undefined {
  return queryServices.find((service) => service.signingName === signingName)
}
