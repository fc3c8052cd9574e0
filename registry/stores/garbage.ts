import type { Digest } from '#registry/domain/digest.ts'

/** The next few of something in a fixed order, and where to go on. */
export interface Portion<Item> {
  readonly items: readonly Item[]
  /** Absent at the end. */
  readonly next?: string
}

/** A link of a blob to a repository, as the collector passes it on. */
export interface LinkName {
  readonly repositoryId: string
  readonly digest: Digest
}

/**
 * What the database knows of things that nobody wants. What is found may be wanted again a moment later: whatever removes
 * something looks once more, while nobody else can change it. Each call is short and holds nobody up.
 */
export interface GarbageStore {
  /** Links that no image of their repository uses, and that nobody has asked for in this time. */
  findLinks(graceSeconds: number, after: string | undefined): Promise<Portion<LinkName>>
  /** Removes those of them of which that is still true; answers how many. A link that a push has hold of stays. */
  removeLinks(graceSeconds: number, links: readonly LinkName[]): Promise<number>
  /** Blobs that no repository has, or only by such links. */
  findBlobs(graceSeconds: number, after: string | undefined): Promise<Portion<Digest>>
  /** Of what a blob store holds, what the database knows nothing of. */
  unknownBlobs(digests: readonly Digest[]): Promise<readonly Digest[]>
  /**
   * Forgets the blob if no repository has it, once `removeFile` has removed its bytes. Meanwhile nobody links it. False when it
   * stays, or there was nothing of it any more.
   */
  removeBlob(digest: Digest, removeFile: () => Promise<FileRemoval>): Promise<boolean>
  /** Uploads in parts that were begun longer ago than this; of others the database knows nothing. */
  findUploads(ageSeconds: number, after: string | undefined): Promise<Portion<string>>
  unknownUploads(uploadIds: readonly string[]): Promise<readonly string[]>
  /** Logos that neither a repository nor its history shows, and that nobody has put in this time; some at a time. */
  findLogos(graceSeconds: number, after: string | undefined): Promise<Portion<StoredLogo>>
  /** Removes those of them of which that is still true; answers them. */
  removeLogos(graceSeconds: number, digests: readonly Digest[]): Promise<readonly StoredLogo[]>
}

/** `stays`: it was stored lately. */
export type FileRemoval = 'removed' | 'not-there' | 'stays'

export interface StoredLogo {
  readonly digest: Digest
  readonly sizeBytes: number
}
