'use server'

import { revalidatePath } from 'next/cache'
import { actInConsole } from '#lib/backend/console/ask-backend.ts'
import { answeredForm, type FormState, readTyped, textOf } from '#lib/console/form-state.ts'
import { consolePaths } from '#lib/routes.ts'

/** Which tag the gallery offers first. */
export async function savePullTag(repositoryName: string, _before: FormState, form: FormData): Promise<FormState> {
  const typed = readTyped(form)
  const imageTag = textOf(typed, 'imageTag')
  const input = { repositoryName, ...(imageTag ? { imageTag } : {}) }
  const outcome = await actInConsole(({ galleon }) => galleon('PutRepositoryPullTag', input))
  if ('answer' in outcome) revalidatePath(consolePaths.repository('detail', repositoryName))
  const done = imageTag ? `The gallery offers ${imageTag} first.` : 'The gallery offers the most recently pushed tag first.'
  return answeredForm(typed, outcome, done, ({ code, failure }) => (code === 'ImageNotFoundException' ? { imageTag: failure } : undefined))
}
