'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { actInConsole } from '#lib/backend/console/ask-backend.ts'
import { type ShortFormState, shortFormState } from '#lib/console/short-form.ts'
import { consolePaths } from '#lib/routes.ts'
import { fieldOf } from '#lib/session/sign-in-form.ts'

/** Which tag the gallery offers first. */
export async function savePullTag(repositoryName: string, _before: ShortFormState, form: FormData): Promise<ShortFormState> {
  const imageTag = fieldOf(form, 'imageTag')
  const input = { repositoryName, ...(imageTag ? { imageTag } : {}) }
  const outcome = await actInConsole(({ galleon }) => galleon('PutRepositoryPullTag', input, z.object({})))
  if ('answer' in outcome) revalidatePath(consolePaths.repository('detail', repositoryName))
  const done = imageTag ? `The gallery offers ${imageTag} first.` : 'The gallery offers the most recently pushed tag first.'
  return shortFormState(outcome, { imageTag }, done, ({ code }) => (code === 'ImageNotFoundException' ? 'imageTag' : undefined))
}
