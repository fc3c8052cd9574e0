import { ServiceError } from '#registry/domain/service-error.ts'

/** @see IAM user guide, "IAM and AWS STS quotas". */
export const iamLimits = {
  UsersPerAccount: 5000,
  GroupsPerAccount: 300,
  GroupsPerUser: 10,
  AccessKeysPerUser: 2,
  MFADevicesPerUser: 8,
  /** Whether somebody's or nobody's. */
  VirtualMFADevicesPerAccount: 5000,
} as const

/** @throws ServiceError `entity-limit-exceeded` when there are as many as there may be. */
export function checkQuota(quota: keyof typeof iamLimits, count: number): void {
  if (count < iamLimits[quota]) return
  throw new ServiceError('entity-limit-exceeded', `Cannot exceed quota for ${quota}: ${iamLimits[quota]}`)
}
