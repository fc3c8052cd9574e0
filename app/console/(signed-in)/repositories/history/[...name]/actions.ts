'use server'

import { redirect } from 'next/navigation'
import { actInConsole } from '#lib/backend/console/ask-backend.ts'
import { restoreCatalogRevision } from '#lib/backend/console/catalog-revisions.ts'
import type { DeedState } from '#lib/console/deed.ts'
import { consolePaths } from '#lib/routes.ts'

/** Makes an earlier revision the newest, unless there is a newer one than the page knew. */
export async function restoreRevision(repositoryName: string, _before: DeedState, form: FormData): Promise<DeedState> {
  const revision = Number(form.get('revision'))
  const newest = Number(form.get('newest'))
  const outcome = await actInConsole((call) => restoreCatalogRevision(call, repositoryName, revision, newest))
  if ('signedOut' in outcome) return { signedOut: true }
  if ('failure' in outcome) return { failure: outcome.failure }
  redirect(consolePaths.repository('history', repositoryName, { restored: 'yes' }))
}
