'use server'

import { DeleteTrailCommand } from '@aws-sdk/client-cloudtrail'
import { runDeed } from '#lib/backend/console/run-deed.ts'
import { confirmProblem, type DeedState } from '#lib/console/deed.ts'
import { consolePaths } from '#lib/routes.ts'

/** Deletes the trail when its name was typed. */
export async function deleteTrail(name: string, _before: DeedState, form: FormData): Promise<DeedState> {
  const problem = confirmProblem(form, name)
  if (problem) return { problems: { confirm: problem } }
  return runDeed(({ cloudTrail }) => cloudTrail.send(new DeleteTrailCommand({ Name: name })), `${consolePaths.trails}?deleted=yes`)
}
