'use server'

import { DeletePolicyVersionCommand, SetDefaultPolicyVersionCommand } from '@aws-sdk/client-iam'
import { runDeed } from '#lib/backend/console/run-deed.ts'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import type { DeedState } from '#lib/console/deed.ts'
import { fieldOf } from '#lib/session/sign-in-form.ts'

/** Makes a version the one that counts. */
export async function setDefaultVersion(PolicyArn: string, _before: DeedState, form: FormData): Promise<DeedState> {
  const command = new SetDefaultPolicyVersionCommand({ PolicyArn, VersionId: fieldOf(form, 'versionId') })
  return runDeed(({ iam }) => iam.send(command), accessPaths.policy('versions', PolicyArn, { done: 'default-set' }))
}

/** Deletes a version that does not count. */
export async function deleteVersion(PolicyArn: string, _before: DeedState, form: FormData): Promise<DeedState> {
  const command = new DeletePolicyVersionCommand({ PolicyArn, VersionId: fieldOf(form, 'versionId') })
  return runDeed(({ iam }) => iam.send(command), accessPaths.policy('versions', PolicyArn, { done: 'version-deleted' }))
}
