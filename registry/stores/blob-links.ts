import type { Digest } from '#registry/domain/digest.ts'

/** What came of an upload by the layer-part API. */
export interface PartCounts {
  readonly partCount: number
  /** Parts before the last one that were smaller than a part may be. */
  readonly shortParts: number
}

/** Which repository serves which blob, and what came of uploads in parts. */
export interface BlobLinkStore {
  /** Size in bytes of a blob linked to the repository. */
  find(repositoryId: string, digest: Digest): Promise<number | undefined>
  /**
   * As {@link find}, for a client that may leave the upload out because of the answer: the link is kept for the
   * collector's grace period from now on, less a quarter at most.
   */
  want(repositoryId: string, digest: Digest): Promise<number | undefined>
  /**
   * Records the blob and links it, and forgets the parts of the upload it came by. Durable when it answers. Until the transaction that it
   * is in ends, the collector leaves the blob alone; what it did before shows in `BlobStore.isStored` from then on.
   */
  link(repositoryId: string, digest: Digest, sizeBytes: number, uploadId?: string): Promise<void>
  /** Links a blob of another repository; false when that one has no such blob. */
  mount(toRepositoryId: string, fromRepositoryId: string, digest: Digest): Promise<boolean>
  /** Takes the blob out of the repository, unless an image of it needs the blob. */
  unlink(repositoryId: string, digest: Digest): Promise<'unlinked' | 'not-linked' | 'in-use'>
  /** Counts one more part of an upload to the repository. */
  countPart(repositoryId: string, uploadId: string, part: { readonly isShort: boolean }): Promise<void>
  forgetParts(uploadId: string): Promise<void>
  partCounts(uploadId: string): Promise<PartCounts>
}
