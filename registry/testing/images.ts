import type { Context } from '#registry/context.ts'
import { type Digest, digestOf } from '#registry/domain/digest.ts'
import { mediaTypes } from '#registry/domain/media-types.ts'

export interface TestImage {
  /** Two images with the same content are one. */
  readonly content: string
  readonly tag?: string
  /** Makes it an index. */
  readonly children?: readonly Digest[]
}

/** Puts an image without layers straight into the store, for tests of what lists and deletes images. */
export async function putTestImage(context: Context, repositoryId: string, { content, tag, children = [] }: TestImage): Promise<Digest> {
  const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, content, children }))
  const digest = digestOf(bytes)
  const isIndex = children.length > 0
  await context.images.put(
    {
      repositoryId,
      digest,
      mediaType: isIndex ? mediaTypes.ociIndex : mediaTypes.ociManifest,
      ...(isIndex ? {} : { artifactMediaType: mediaTypes.ociImageConfig }),
      bytes,
      imageSizeBytes: content.length,
      summary: { type: isIndex ? 'index' : 'image', platforms: [], annotations: {} },
      blobs: [],
      children,
    },
    tag,
  )
  return digest
}
