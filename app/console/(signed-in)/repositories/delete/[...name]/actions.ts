'use server'

import { DeleteRepositoryCommand } from '@aws-sdk/client-ecr-public'
import { redirect } from 'next/navigation'
import { actInConsole } from '#lib/backend/console/ask-backend.ts'
import { confirmProblem, type DeedState } from '#lib/console/deed.ts'
import { consolePaths } from '#lib/routes.ts'

/** Deletes the repository, images and all, when its name was typed. */
export async function deleteRepository(repositoryName: string, _before: DeedState, form: FormData): Promise<DeedState> {
  const problem = confirmProblem(form, repositoryName)
  if (problem) return { problems: { confirm: problem } }
  const command = new DeleteRepositoryCommand({ repositoryName, force: true })
  const outcome = await actInConsole(({ ecrPublic }) => ecrPublic.send(command))
  if ('signedOut' in outcome) return { signedOut: true }
  if ('failure' in outcome) return { failure: outcome.failure }
  redirect(`${consolePaths.repositories}?deleted=yes`)
}
