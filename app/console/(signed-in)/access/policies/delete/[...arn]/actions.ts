'use server'

import { deleteManagedPolicy } from '#lib/backend/console/managed-policy.ts'
import { runDeed } from '#lib/backend/console/run-deed.ts'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import { confirmProblem, type DeedState } from '#lib/console/deed.ts'

/** Deletes a policy with its versions, when its name was typed. */
export async function deletePolicy(arn: string, name: string, _before: DeedState, form: FormData): Promise<DeedState> {
  const problem = confirmProblem(form, name)
  if (problem) return { problems: { confirm: problem } }
  return runDeed((call) => deleteManagedPolicy(call, arn), accessPaths.list('policy', { done: 'deleted' }))
}
