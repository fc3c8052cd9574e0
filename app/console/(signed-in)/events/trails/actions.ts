'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import type { TrailListState } from '#components/console/trail-list.tsx'
import { actInConsole } from '#lib/backend/console/ask-backend.ts'
import { setLogging } from '#lib/backend/console/trails.ts'
import { consolePaths } from '#lib/routes.ts'
import { fieldOf } from '#lib/session/sign-in-form.ts'

/** Starts or stops the trail that the form names. */
export async function changeLogging(_before: TrailListState, form: FormData): Promise<TrailListState> {
  const name = fieldOf(form, 'name')
  const on = fieldOf(form, 'logging') === 'on'
  const outcome = await actInConsole((call) => setLogging(call, name, on))
  // Nothing was typed that could be lost.
  if ('signedOut' in outcome) redirect(consolePaths.signInFor(consolePaths.trails, true))
  if ('failure' in outcome) return { failure: outcome.failure }
  revalidatePath(consolePaths.trails)
  return { done: on ? `${name} logs from now on.` : `${name} logs no more. What was done until now is still delivered.` }
}
