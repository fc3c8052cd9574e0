import { type Principal, principalArn } from '#registry/domain/principal.ts'
import { type Resource, resourceArn } from '#registry/domain/resource.ts'
import { ServiceError } from '#registry/domain/service-error.ts'

/**
 * The root user of an account may do everything in its account, and nobody else anything.
 * @throws ServiceError `access-denied`.
 */
export function authorize(principal: Principal, action: string, resource: Resource): void {
  if (principal.type === 'anonymous') throw new ServiceError('access-denied', 'Not Authorized')
  if (resource.type === 'any' || resource.accountId === principal.accountId) return
  throw new ServiceError(
    'access-denied',
    `User: ${principalArn(principal)} is not authorized to perform: ${action} on resource: ${resourceArn(resource)} because no resource-based policy allows the ${action} action`,
  )
}
