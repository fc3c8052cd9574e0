import type { Operation } from '#registry/operations/operation.ts'
import { addUserToGroup } from './add-user-to-group.ts'
import { createGroup } from './create-group.ts'
import { createUser } from './create-user.ts'
import { deleteGroup } from './delete-group.ts'
import { deleteUser } from './delete-user.ts'
import { getGroup } from './get-group.ts'
import { getUser } from './get-user.ts'
import { listGroups } from './list-groups.ts'
import { listGroupsForUser } from './list-groups-for-user.ts'
import { listUserTags } from './list-user-tags.ts'
import { listUsers } from './list-users.ts'
import { removeUserFromGroup } from './remove-user-from-group.ts'
import { tagUser } from './tag-user.ts'
import { untagUser } from './untag-user.ts'
import { updateGroup } from './update-group.ts'
import { updateUser } from './update-user.ts'

/** Users and what belongs to them, of the IAM API, by name. */
export const iamUserOperations: readonly Operation[] = [
  addUserToGroup,
  createGroup,
  createUser,
  deleteGroup,
  deleteUser,
  getGroup,
  getUser,
  listGroups,
  listGroupsForUser,
  listUsers,
  listUserTags,
  removeUserFromGroup,
  tagUser,
  untagUser,
  updateGroup,
  updateUser,
]
