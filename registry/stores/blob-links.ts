import type { Digest } from '#registry/domain/digest.ts'

export interface UploadRecord {
  readonly id: string
  readonly repositoryId: string
  readonly principalArn: string
}

/** What came of an upload by the layer-part API. */
export interface PartCounts {
  readonly partCount: number
  /** Parts before the last one that were smaller than a part may be. */
  readonly shortParts: number
}

/** Which repository serves which blob, and who is uploading what. */
export interface BlobLinkStore {
  /** Size in bytes of a blob linked to the repository. */
  find(repositoryId: string, digest: Digest): Promise<number | undefined>
  /**
   * As {@link find}, for a client that may leave the upload out because of the answer: the link is kept for the
   * collector's grace period from now on, less a quarter at most.
   */
  want(repositoryId: string, digest: Digest): Promise<number | undefined>
  /**
   * Records the blob and links it, and ends the upload it came by. Durable when it answers. Until the transaction that it
   * is in ends, the collector leaves the blob alone; what it did before shows in `BlobStore.isStored` from then on.
   */
  link(repositoryId: string, digest: Digest, sizeBytes: number, uploadId?: string): Promise<void>
  /** Links a blob of another repository; false when that one has no such blob. */
  mount(toRepositoryId: string, fromRepositoryId: string, digest: Digest): Promise<boolean>
  /** Takes the blob out of the repository, unless an image of it needs the blob. */
  unlink(repositoryId: string, digest: Digest): Promise<'unlinked' | 'not-linked' | 'in-use'>
  /** Not durable: an upload that a crash forgets is begun again by its client. */
  beginUpload(upload: UploadRecord): Promise<void>
  /** Whose it is, or was: of one that ended in another process the blob store knows. */
  findUpload(uploadId: string): Promise<UploadRecord | undefined>
  endUpload(uploadId: string): Promise<void>
  /** Counts one more part of an upload. */
  countPart(uploadId: string, part: { readonly isShort: boolean }): Promise<void>
  partCounts(uploadId: string): Promise<PartCounts>
}
