'use server'

import { deleteWithBelongings } from '#lib/backend/console/belongings.ts'
import { runDeed } from '#lib/backend/console/run-deed.ts'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import type { HolderKind } from '#lib/console/access/holder-kind.ts'
import { confirmProblem, type DeedState } from '#lib/console/deed.ts'

/** Deletes whom the page is about, with what hangs on them, when the name was typed. */
export async function deleteHolder(kind: HolderKind, name: string, _before: DeedState, form: FormData): Promise<DeedState> {
  const problem = confirmProblem(form, name)
  if (problem) return { problems: { confirm: problem } }
  return runDeed((call) => deleteWithBelongings(call, kind, name), accessPaths.list(kind, { done: 'deleted' }))
}
