import type { Operation } from '#registry/operations/operation.ts'
import { createUser } from './create-user.ts'
import { deleteUser } from './delete-user.ts'
import { getUser } from './get-user.ts'
import { listUserTags } from './list-user-tags.ts'
import { listUsers } from './list-users.ts'
import { tagUser } from './tag-user.ts'
import { untagUser } from './untag-user.ts'
import { updateUser } from './update-user.ts'

/** Users and what belongs to them, of the IAM API, by name. */
export const iamUserOperations: readonly Operation[] = [
  createUser,
  deleteUser,
  getUser,
  listUsers,
  listUserTags,
  tagUser,
  untagUser,
  updateUser,
]
