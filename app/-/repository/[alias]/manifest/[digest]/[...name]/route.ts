import { findManifest } from '#lib/backend/image.ts'
import { conditionalAnswer } from '#lib/conditional-answer.ts'
import { decodedSegment } from '#lib/image-reference.ts'

interface Where {
  readonly params: Promise<{ readonly alias: string; readonly digest: string; readonly name: string[] }>
}

/** `/{alias}/{name}/-/images/{digest}/manifest.json`: the bytes that the digest is of, for who has no registry client at hand. */
export async function GET(request: Request, { params }: Where): Promise<Response> {
  const { alias, digest, name } = await params
  const found = await findManifest(alias, name.join('/'), decodedSegment(digest))
  if (!found)
    return conditionalAnswer(request, {
      status: 404,
      mediaType: 'text/plain; charset=utf-8',
      body: 'There is no such manifest here.\n',
      maxAgeSeconds: 0,
    })
  // Not the manifest's own media type: a browser would only save it.
  return conditionalAnswer(request, {
    mediaType: 'application/json',
    body: found.imageManifest,
    headers: { 'Docker-Content-Digest': found.imageDigest },
  })
}
