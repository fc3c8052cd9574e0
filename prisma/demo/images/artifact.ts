import { type Digest, digestOf } from '#registry/domain/digest.ts'

/** Something with a manifest, and all that must be in the repository before the manifest is pushed. */
export interface Artifact {
  readonly mediaType: string
  readonly manifest: Buffer
  readonly digest: Digest
  readonly blobs: readonly Blob[]
  /** The images of an index. */
  readonly children: readonly Artifact[]
}

export interface Blob {
  readonly digest: Digest
  readonly bytes: Buffer
}

export function createBlob(bytes: Buffer): Blob {
  return { digest: digestOf(bytes), bytes }
}

/** How a manifest names a blob or another manifest. */
export function describe(mediaType: string, { digest, bytes }: Blob) {
  return { mediaType, digest, size: bytes.length }
}

export function createArtifact(
  mediaType: string,
  manifest: Readonly<Record<string, unknown>>,
  { blobs = [], children = [] }: { readonly blobs?: readonly Blob[]; readonly children?: readonly Artifact[] },
): Artifact {
  const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, ...manifest }, null, 2))
  return { mediaType, manifest: bytes, digest: digestOf(bytes), blobs, children }
}
