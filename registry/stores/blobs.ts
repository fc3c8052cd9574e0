import type { Readable, Writable } from 'node:stream'
import type { Digest } from '#registry/domain/digest.ts'

/** Inclusive, in bytes, as in an HTTP range. */
export interface ByteRange {
  readonly first: number
  readonly last: number
}

/** What the collector asks of something stored: how large it is, and since when. */
export interface StoredFacts {
  readonly sizeBytes: number
  /** When it was stored last, or last written to; by the storage's clock. */
  readonly at: Date
}

/**
 * Bytes by digest, stored once for the whole instance, and uploads on their way there. It knows nothing of
 * repositories: which of them may serve a blob is the {@link BlobLinkStore}'s business.
 */
export interface BlobStore {
  /** Size in bytes, or undefined when it is not there. */
  size(digest: Digest): Promise<number | undefined>
  /** The bytes as a stream. @throws ServiceError `blob-not-found`. */
  read(digest: Digest): Promise<Readable>
  /**
   * Writes a range of the blob to a destination as fast as it takes it, and leaves that open. `begin` makes the
   * destination; it is called only when the blob is there and can be read. What is written is used again: the
   * destination must be done with a chunk when it calls back, as sockets and files are.
   * @throws ServiceError `blob-not-found`; Error when the destination closes too early.
   */
  send(digest: Digest, range: ByteRange, begin: () => Writable): Promise<void>
  /** Begins an upload under an id of the caller's making. */
  createUpload(uploadId: string): Promise<void>
  /** How many bytes have arrived. @throws ServiceError `upload-not-found`. */
  uploadSize(uploadId: string): Promise<number>
  /**
   * Appends at `offset`, which must be the size so far, or at the end without one, and answers the new size. Holds a bounded part of `source` in
   * memory. When `source` breaks off, what had arrived stays and the upload can go on from there.
   * @throws ServiceError `upload-not-found`, `upload-range-invalid` with the size so far, `limit-exceeded`.
   */
  append(uploadId: string, offset: number | undefined, source: Readable): Promise<number>
  /**
   * Makes the upload the blob `digest`: durable when it answers, whole or not at all. The upload is gone afterwards;
   * after `digest-mismatch` it is discarded too.
   * @throws ServiceError `upload-not-found`, `digest-mismatch`.
   */
  commit(uploadId: string, digest: Digest): Promise<{ readonly sizeBytes: number }>
  /** Discards the upload; one that is not there is fine. */
  abort(uploadId: string): Promise<void>
  /** Answers when blobs can be read and written. @throws Error otherwise. */
  check(): Promise<void>
  /** Whether the storage itself has the blob now, whoever changed it last. */
  isStored(digest: Digest): Promise<boolean>
  /** What the storage itself says of a blob now, whoever changed it last; undefined when it is not there. */
  inspect(digest: Digest): Promise<StoredFacts | undefined>
  /** Removes a blob, for the collector; one that is not there is fine. That nobody wants it is the caller's business. */
  remove(digest: Digest): Promise<void>
  /** All blobs that are there, some at a time; of those that come and go meanwhile, some. */
  list(): AsyncIterable<readonly Digest[]>
  /** Undefined for an upload that is not there. */
  inspectUpload(uploadId: string): Promise<StoredFacts | undefined>
  /** Discards an upload that nobody has written to since `before`. False, and it stays, when somebody has or is about to. */
  abandonUpload(uploadId: string, before: Date): Promise<boolean>
  /** All uploads that are there, as {@link list}. */
  listUploads(): AsyncIterable<readonly string[]>
}
