import type { Resource } from '#registry/domain/resource.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import type { Caller } from '#registry/operations/operation.ts'

export function deviceNotFound(serialNumber: string): ServiceError {
  return new ServiceError('entity-not-found', `VirtualMFADevice with serial number ${serialNumber} doesn't exist.`)
}

/** The device that a request names by its ARN, as policies know it. */
export function deviceResource({ SerialNumber }: { readonly SerialNumber: string }, caller: Caller): Resource {
  return { type: 'arn', accountId: accountPrincipal(caller).accountId, arn: SerialNumber }
}
