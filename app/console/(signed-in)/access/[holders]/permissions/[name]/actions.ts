'use server'

import { DeleteRolePermissionsBoundaryCommand, DeleteUserPermissionsBoundaryCommand } from '@aws-sdk/client-iam'
import { policiesOf } from '#lib/backend/console/policy-holders.ts'
import { runDeed } from '#lib/backend/console/run-deed.ts'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import type { HolderKind } from '#lib/console/access/holder-kind.ts'
import type { DeedState } from '#lib/console/deed.ts'
import { fieldOf } from '#lib/session/sign-in-form.ts'

/** Takes a managed policy from whom the page is about. */
export async function detachPolicy(kind: HolderKind, name: string, _before: DeedState, form: FormData): Promise<DeedState> {
  const arn = fieldOf(form, 'arn')
  return runDeed((call) => policiesOf(call, kind, name).detach(arn), accessPaths.holder(kind, 'permissions', name, { done: 'detached' }))
}

/** Deletes a policy that is theirs alone. */
export async function deleteInlinePolicy(kind: HolderKind, name: string, _before: DeedState, form: FormData): Promise<DeedState> {
  const policy = fieldOf(form, 'policy')
  return runDeed(
    (call) => policiesOf(call, kind, name).deleteInline(policy),
    accessPaths.holder(kind, 'permissions', name, { done: 'policy-deleted' }),
  )
}

/** Lets a user or role do all that their policies allow. */
export async function removeBoundary(kind: HolderKind, name: string): Promise<DeedState> {
  return runDeed(
    ({ iam }) =>
      kind === 'user'
        ? iam.send(new DeleteUserPermissionsBoundaryCommand({ UserName: name }))
        : iam.send(new DeleteRolePermissionsBoundaryCommand({ RoleName: name })),
    accessPaths.holder(kind, 'permissions', name, { done: 'boundary-removed' }),
  )
}
