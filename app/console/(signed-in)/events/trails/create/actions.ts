'use server'

import { redirect } from 'next/navigation'
import { actInConsole } from '#lib/backend/console/ask-backend.ts'
import { createTrail as create, setLogging } from '#lib/backend/console/trails.ts'
import { blameTrailField, readTrailFields, type TrailFormState, trailProblems } from '#lib/console/trail-form.ts'
import { consolePaths } from '#lib/routes.ts'

/** Makes a trail and, if the form says so, starts it; answers what was typed when something is wrong. */
export async function createTrail(_before: TrailFormState, form: FormData): Promise<TrailFormState> {
  const fields = readTrailFields(form)
  const problems = trailProblems(fields)
  if (Object.keys(problems).length > 0) return { fields, problems }
  const outcome = await actInConsole((call) => create(call, fields))
  if ('signedOut' in outcome) return { fields, problems: {}, signedOut: true }
  if ('failure' in outcome) return { fields, ...blameTrailField(outcome) }
  // The trail is there by now: the page that lists it says so when it could not be started.
  const started = fields.start ? await actInConsole((call) => setLogging(call, fields.name, true)) : undefined
  const idle = started !== undefined && !('answer' in started)
  redirect(`${consolePaths.trails}?created=yes${idle ? '&idle=yes' : ''}`)
}
