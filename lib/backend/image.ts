import { cache } from 'react'
import { type ImageReference, parseReference } from '#lib/image-reference.ts'
import { BackendError } from './backend-error.ts'
import { callGallery } from './call-gallery.ts'
import { briefImageAnswer, type DescribedImage, type ImageManifest, imageAnswer, manifestAnswer } from './image-answers.ts'

/** What became of asking for an image. */
export type FoundImage =
  | { readonly image: DescribedImage; readonly missingPlatform?: undefined }
  /** The index has no such platform: the image as it is without asking for one. */
  | { readonly image: DescribedImage; readonly missingPlatform: string }

/**
 * An image by tag or digest; `platform` chooses one of an index. Undefined when the repository or the image is not
 * there, or `reference` is neither a tag nor a digest. @throws BackendError
 */
export const findImage = cache(
  async (alias: string, name: string, reference: string, platform?: string): Promise<FoundImage | undefined> => {
    const parsed = parseReference(reference)
    if (!parsed) return undefined
    const input = { ...membersOf(alias, name, parsed), platform: platform || undefined }
    try {
      const image = await unlessUnknown(callGallery('describeImage', input, imageAnswer))
      return image && { image }
    } catch (error) {
      if (!platform || !isRefusal(error, 'InvalidParameterException')) throw error
      const found = await findImage(alias, name, reference)
      return found && { image: found.image, missingPlatform: platform }
    }
  },
)

/** Whether there is such an image. @throws BackendError */
export async function imageExists(alias: string, name: string, reference: string): Promise<boolean> {
  const parsed = parseReference(reference)
  if (!parsed) return false
  const input = { ...membersOf(alias, name, parsed), brief: true }
  return (await unlessUnknown(callGallery('describeImage', input, briefImageAnswer))) !== undefined
}

/** A manifest as it was pushed; undefined when it is not there. @throws BackendError */
export async function findManifest(alias: string, name: string, reference: string): Promise<ImageManifest | undefined> {
  const parsed = parseReference(reference)
  return parsed && unlessUnknown(callGallery('getImageManifest', membersOf(alias, name, parsed), manifestAnswer))
}

function membersOf(alias: string, name: string, reference: ImageReference): object {
  return { registryAliasName: alias, repositoryName: name, ...reference }
}

async function unlessUnknown<Answer>(answer: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await answer
  } catch (error) {
    if (isRefusal(error, 'ImageNotFoundException') || isRefusal(error, 'RepositoryNotFoundException')) return undefined
    throw error
  }
}

function isRefusal(error: unknown, code: string): boolean {
  return error instanceof BackendError && error.kind === 'refused' && error.code === code
}
