'use server'

import { DeleteTrailCommand } from '@aws-sdk/client-cloudtrail'
import { redirect } from 'next/navigation'
import { actInConsole } from '#lib/backend/console/ask-backend.ts'
import { confirmProblem, type DeedState } from '#lib/console/deed.ts'
import { consolePaths } from '#lib/routes.ts'

/** Deletes the trail when its name was typed. */
export async function deleteTrail(name: string, _before: DeedState, form: FormData): Promise<DeedState> {
  const problem = confirmProblem(form, name)
  if (problem) return { problems: { confirm: problem } }
  const outcome = await actInConsole(({ cloudTrail }) => cloudTrail.send(new DeleteTrailCommand({ Name: name })))
  if ('signedOut' in outcome) return { signedOut: true }
  if ('failure' in outcome) return { failure: outcome.failure }
  redirect(`${consolePaths.trails}?deleted=yes`)
}
