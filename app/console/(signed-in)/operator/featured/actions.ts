'use server'

import { runDeed } from '#lib/backend/console/run-deed.ts'
import type { DeedState } from '#lib/console/deed.ts'
import { featuredName } from '#lib/console/featured-form.ts'
import { type FormState, readTyped, textOf } from '#lib/console/form-state.ts'
import { withNews } from '#lib/console/news.ts'
import { consolePaths } from '#lib/routes.ts'

/** Puts the form's `repository` on the front page. */
export async function feature(_before: FormState, form: FormData): Promise<FormState> {
  const typed = readTyped(form)
  const named = featuredName(textOf(typed, 'repository'))
  if ('problem' in named) return { typed, problems: { repository: named.problem } }
  const { failure, signedOut } = await runDeed(
    ({ galleon }) => galleon('FeatureRepository', named),
    withNews(consolePaths.featured, 'featured'),
  )
  // Whatever it is, it is about what was typed.
  return failure === undefined ? { typed, signedOut } : { typed, problems: { repository: failure } }
}

export async function moveFeatured(_before: DeedState, form: FormData): Promise<DeedState> {
  const { repositoryId, direction } = Object.fromEntries(form)
  const input = { repositoryId, direction }
  return runDeed(({ galleon }) => galleon('MoveFeaturedRepository', input), withNews(consolePaths.featured, 'featured-moved'))
}

export async function unfeature(_before: DeedState, form: FormData): Promise<DeedState> {
  const input = { repositoryId: form.get('repositoryId') }
  return runDeed(({ galleon }) => galleon('UnfeatureRepository', input), withNews(consolePaths.featured, 'unfeatured'))
}
