import type { Operation } from '#registry/operations/operation.ts'
import { attachedPolicyOperations } from './attached-policies.ts'
import { createPolicy } from './create-policy.ts'
import { createRole } from './create-role.ts'
import { deleteRole } from './delete-role.ts'
import { getRole } from './get-role.ts'
import { inlinePolicyOperations } from './inline-policies.ts'
import { listEntitiesForPolicy } from './list-entities-for-policy.ts'
import { listInstanceProfilesForRole } from './list-instance-profiles-for-role.ts'
import { listRoles } from './list-roles.ts'
import { deletePolicy, getPolicy, listPolicies, listPolicyTags, tagPolicy, untagPolicy } from './managed-policies.ts'
import { boundaryOperations } from './permissions-boundaries.ts'
import { groupHolder, roleHolder, userHolder } from './policy-holder.ts'
import {
  createPolicyVersion,
  deletePolicyVersion,
  getPolicyVersion,
  listPolicyVersions,
  setDefaultPolicyVersion,
} from './policy-versions.ts'
import { listRoleTags, tagRole, untagRole } from './role-tags.ts'
import { simulateCustomPolicy } from './simulate-custom-policy.ts'
import { simulatePrincipalPolicy } from './simulate-principal-policy.ts'
import { updateAssumeRolePolicy } from './update-assume-role-policy.ts'
import { updateRole } from './update-role.ts'
import { updateRoleDescription } from './update-role-description.ts'

const holders = [userHolder, groupHolder, roleHolder]

/** Roles and policies of the iam API. */
export const iamPolicyOperations: readonly Operation[] = [
  createRole,
  getRole,
  listRoles,
  updateRole,
  updateRoleDescription,
  updateAssumeRolePolicy,
  deleteRole,
  tagRole,
  untagRole,
  listRoleTags,
  listInstanceProfilesForRole,
  createPolicy,
  getPolicy,
  listPolicies,
  deletePolicy,
  listEntitiesForPolicy,
  tagPolicy,
  untagPolicy,
  listPolicyTags,
  createPolicyVersion,
  getPolicyVersion,
  listPolicyVersions,
  setDefaultPolicyVersion,
  deletePolicyVersion,
  ...holders.flatMap(attachedPolicyOperations),
  ...holders.flatMap(inlinePolicyOperations),
  ...boundaryOperations,
  simulatePrincipalPolicy,
  simulateCustomPolicy,
]
