'use server'

import { BatchDeleteImageCommand, type ImageFailure } from '@aws-sdk/client-ecr-public'
import { redirect } from 'next/navigation'
import { actInConsole } from '#lib/backend/console/ask-backend.ts'
import { confirmProblem, type DeedState } from '#lib/console/deed.ts'
import { shortDigest } from '#lib/format/short-digest.ts'
import { consolePaths } from '#lib/routes.ts'

/** Deletes the images of the form, once it is confirmed; says which could not be, and why. */
export async function deleteImages(repositoryName: string, _before: DeedState, form: FormData): Promise<DeedState> {
  const problem = confirmProblem(form, 'delete')
  if (problem) return { problems: { confirm: problem } }
  const digests = form.getAll('digest').filter((value) => typeof value === 'string')
  const imageIds = digests.map((imageDigest) => ({ imageDigest }))
  const outcome = await actInConsole(({ ecrPublic }) => ecrPublic.send(new BatchDeleteImageCommand({ repositoryName, imageIds })))
  if ('signedOut' in outcome) return { signedOut: true }
  if ('failure' in outcome) return { failure: outcome.failure }
  const { failures = [] } = outcome.answer
  if (failures.length > 0) return { failure: wordsOf(failures, digests.length) }
  redirect(consolePaths.repository('images', repositoryName, { deleted: 'yes' }))
}

function wordsOf(failures: readonly ImageFailure[], asked: number): string {
  const each = failures.map(({ imageId, failureCode, failureReason }) => {
    const why =
      failureCode === 'ImageReferencedByManifestList' ? 'an image index needs it; delete that first, or tick it, too' : failureReason
    return `${shortDigest(imageId?.imageDigest ?? '')}: ${why}`
  })
  const done = asked - failures.length
  return `${done === 0 ? 'Nothing was deleted' : `${done} of ${asked} were deleted`}. ${each.join('. ')}.`
}
