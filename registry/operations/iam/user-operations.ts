import type { Operation } from '#registry/operations/operation.ts'
import { addUserToGroup } from './add-user-to-group.ts'
import { changePassword } from './change-password.ts'
import { createAccessKey } from './create-access-key.ts'
import { createAccountAlias } from './create-account-alias.ts'
import { createGroup } from './create-group.ts'
import { createLoginProfile } from './create-login-profile.ts'
import { createUser } from './create-user.ts'
import { createVirtualMfaDevice } from './create-virtual-mfa-device.ts'
import { deactivateMfaDevice } from './deactivate-mfa-device.ts'
import { deleteAccessKey } from './delete-access-key.ts'
import { deleteAccountAlias } from './delete-account-alias.ts'
import { deleteAccountPasswordPolicy } from './delete-account-password-policy.ts'
import { deleteGroup } from './delete-group.ts'
import { deleteLoginProfile } from './delete-login-profile.ts'
import { deleteUser } from './delete-user.ts'
import { deleteVirtualMfaDevice } from './delete-virtual-mfa-device.ts'
import { enableMfaDevice } from './enable-mfa-device.ts'
import { getAccessKeyLastUsed } from './get-access-key-last-used.ts'
import { getAccountPasswordPolicy } from './get-account-password-policy.ts'
import { getAccountSummary } from './get-account-summary.ts'
import { getGroup } from './get-group.ts'
import { getLoginProfile } from './get-login-profile.ts'
import { getUser } from './get-user.ts'
import { listAccessKeys } from './list-access-keys.ts'
import { listAccountAliases } from './list-account-aliases.ts'
import { listGroups } from './list-groups.ts'
import { listGroupsForUser } from './list-groups-for-user.ts'
import { listMfaDevices } from './list-mfa-devices.ts'
import { listUserTags } from './list-user-tags.ts'
import { listUsers } from './list-users.ts'
import { listVirtualMfaDevices } from './list-virtual-mfa-devices.ts'
import { removeUserFromGroup } from './remove-user-from-group.ts'
import { tagUser } from './tag-user.ts'
import { untagUser } from './untag-user.ts'
import { updateAccessKey } from './update-access-key.ts'
import { updateAccountPasswordPolicy } from './update-account-password-policy.ts'
import { updateGroup } from './update-group.ts'
import { updateLoginProfile } from './update-login-profile.ts'
import { updateUser } from './update-user.ts'

/** Users and what belongs to them, of the IAM API, by name. */
export const iamUserOperations: readonly Operation[] = [
  addUserToGroup,
  changePassword,
  createAccessKey,
  createAccountAlias,
  createGroup,
  createLoginProfile,
  createUser,
  createVirtualMfaDevice,
  deactivateMfaDevice,
  deleteAccessKey,
  deleteAccountAlias,
  deleteAccountPasswordPolicy,
  deleteGroup,
  deleteLoginProfile,
  deleteUser,
  deleteVirtualMfaDevice,
  enableMfaDevice,
  getAccessKeyLastUsed,
  getAccountPasswordPolicy,
  getAccountSummary,
  getGroup,
  getLoginProfile,
  getUser,
  listAccessKeys,
  listAccountAliases,
  listGroups,
  listGroupsForUser,
  listMfaDevices,
  listUsers,
  listUserTags,
  listVirtualMfaDevices,
  removeUserFromGroup,
  tagUser,
  untagUser,
  updateAccessKey,
  updateAccountPasswordPolicy,
  updateGroup,
  updateLoginProfile,
  updateUser,
]
