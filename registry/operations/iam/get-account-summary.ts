import { z } from 'zod'
import { accountPrincipal } from '#registry/operations/ecr-public/registry-of.ts'
import { defineOperation } from '#registry/operations/operation.ts'
import type { IdentityCounts } from '#registry/stores/iam-users.ts'
import { iamLimits } from './iam-limits.ts'

/** How many there are of what an account may have, and how many there may be. */
export const getAccountSummary = defineOperation({
  name: 'GetAccountSummary',
  service: 'iam',
  action: 'iam:GetAccountSummary',
  readOnly: true,
  input: z.object({}),
  resource: () => ({ type: 'any' }),
  async run(_request, caller, { users }): Promise<{ readonly SummaryMap: ReadonlyMap<string, number> }> {
    const counts = await users.identityCounts(accountPrincipal(caller).accountId)
    return { SummaryMap: new Map(Object.entries({ ...toSummary(counts), ...quotas })) }
  },
})

function toSummary(counts: IdentityCounts): Readonly<Record<string, number>> {
  return {
    Users: counts.users,
    Groups: counts.groups,
    Roles: counts.roles,
    Policies: counts.policies,
    PolicyVersionsInUse: counts.policyVersions,
    MFADevices: counts.mfaDevices,
    MFADevicesInUse: counts.mfaDevicesInUse,
    AccountMFAEnabled: counts.rootMfaDevices > 0 ? 1 : 0,
    AccountAccessKeysPresent: counts.rootAccessKeys > 0 ? 1 : 0,
    AccountPasswordPresent: 1,
    // There is nothing of the kind here.
    AccountSigningCertificatesPresent: 0,
    InstanceProfiles: 0,
    Providers: 0,
    ServerCertificates: 0,
  }
}

const quotas: Readonly<Record<string, number>> = {
  UsersQuota: iamLimits.UsersPerAccount,
  GroupsQuota: iamLimits.GroupsPerAccount,
  GroupsPerUserQuota: iamLimits.GroupsPerUser,
  AccessKeysPerUserQuota: iamLimits.AccessKeysPerUser,
  RolesQuota: 1000,
  PoliciesQuota: 1500,
  PolicySizeQuota: 6144,
  VersionsPerPolicyQuota: 5,
  PolicyVersionsInUseQuota: 10_000,
  AttachedPoliciesPerUserQuota: 10,
  AttachedPoliciesPerGroupQuota: 10,
  AttachedPoliciesPerRoleQuota: 10,
  UserPolicySizeQuota: 2048,
  GroupPolicySizeQuota: 5120,
  RolePolicySizeQuota: 10_240,
  AssumeRolePolicySizeQuota: 2048,
  GlobalEndpointTokenVersion: 1,
}
