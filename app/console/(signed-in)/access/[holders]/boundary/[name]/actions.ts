'use server'

import { PutRolePermissionsBoundaryCommand, PutUserPermissionsBoundaryCommand } from '@aws-sdk/client-iam'
import { redirect } from 'next/navigation'
import { actInConsole } from '#lib/backend/console/ask-backend.ts'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import type { HolderKind } from '#lib/console/access/holder-kind.ts'
import { type FormState, readTyped, refusedForm, textOf } from '#lib/console/form-state.ts'

/** Makes the chosen policy the boundary, in place of another one. */
export async function setBoundary(kind: HolderKind, name: string, _before: FormState, form: FormData): Promise<FormState> {
  const typed = readTyped(form)
  const PermissionsBoundary = textOf(typed, 'policies')
  if (PermissionsBoundary === '') return { typed, problems: { policies: 'Choose a policy.' } }
  const outcome = await actInConsole(async ({ iam }) => {
    if (kind === 'user') await iam.send(new PutUserPermissionsBoundaryCommand({ UserName: name, PermissionsBoundary }))
    else await iam.send(new PutRolePermissionsBoundaryCommand({ RoleName: name, PermissionsBoundary }))
  })
  if (!('answer' in outcome)) return refusedForm(typed, outcome)
  redirect(accessPaths.holder(kind, 'permissions', name, { done: 'boundary-set' }))
}
