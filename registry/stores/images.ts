import type { Digest } from '#registry/domain/digest.ts'
import type { ManifestSummary, Platform } from '#registry/domain/manifest.ts'
import type { Page, PageRequest } from '#registry/domain/page.ts'

/** A manifest as a pull needs it: small, and kept in memory by each worker. */
export interface StoredManifest {
  readonly digest: Digest
  readonly mediaType: string
  /** Exactly what was pushed. */
  readonly bytes: Buffer
  /** True when an index of the repository lists it. */
  readonly isIndexChild: boolean
  /** Of an image that runs somewhere: where, in the words of its index, or else its own. */
  readonly platform?: Platform
}

/** An image as lists of images show it. */
export interface Image {
  readonly digest: Digest
  readonly mediaType: string
  /** The artifact type, or the config's media type: what tells a chart from a container image. */
  readonly artifactMediaType?: string
  readonly imageSizeBytes: number
  readonly pushedAt: Date
  /** By name; empty for an untagged image. */
  readonly tags: readonly string[]
  readonly summary: ManifestSummary
}

export interface TaggedImage {
  readonly tag: string
  readonly tagPushedAt: Date
  readonly image: Omit<Image, 'tags'>
}

/** The orders of a list of tags. Tags that are no versions follow those that are, by name. */
export type TagSort = 'newest' | 'version' | 'name' | 'size'

/** Which tags of a repository, and in which order. */
export interface TagQuery {
  /** Only tags with this text in them, in capitals or not. */
  readonly filter?: string
  readonly sort: TagSort
  readonly descending: boolean
  /** How many tags at most, 1–1000. */
  readonly limit: number
  /** Where the page begins: {@link TagPage.next} or {@link TagPage.previous} of another page of the same query. */
  readonly from?: string
}

/** A tag with the other names of its image. */
export interface ListedTag extends TaggedImage {
  /** All tags of the image by name, this one included; at most 20 of them. */
  readonly imageTags: readonly string[]
  readonly imageTagCount: number
}

export interface TagPage extends Page<ListedTag> {
  /** Absent on the first page. */
  readonly previous?: string
  /** How many tags the filter finds in all; not counted without one. */
  readonly found?: number
}

export interface NewImage {
  readonly repositoryId: string
  readonly digest: Digest
  readonly mediaType: string
  readonly artifactMediaType?: string
  readonly bytes: Buffer
  readonly imageSizeBytes: number
  readonly subjectDigest?: Digest
  readonly summary: ManifestSummary
  /** Config and layers: they must be linked to the repository when the transaction commits. */
  readonly blobs: readonly Digest[]
  /** Layers that need not be there; those that are linked are kept with the image. */
  readonly optionalBlobs?: readonly Digest[]
  /** Manifests of an index: they must be in the repository when the transaction commits. */
  readonly children: readonly Digest[]
}

/** Where the tagged images of a repository run, by their manifests. Empty for what runs nowhere, such as charts. */
export interface FoundPlatforms {
  /** Each once, by name. */
  readonly platforms: readonly Platform[]
  /** False when there are so many images that the older ones were not looked into. */
  readonly complete: boolean
}

/** An image named by tag, by digest, or by both, which must then agree. */
export interface ImageIdentifier {
  readonly tag?: string
  readonly digest?: Digest
}

export type ImageDeletion =
  | { readonly outcome: 'deleted'; readonly digest: Digest; readonly tags: readonly string[] }
  | { readonly outcome: 'image-not-found' | 'tag-does-not-match-digest' | 'referenced-by-index' | 'missing-digest-and-tag' }

/** A manifest that names another as its subject. */
export interface Referrer {
  readonly digest: Digest
  readonly mediaType: string
  /** Of the manifest itself. */
  readonly sizeBytes: number
  readonly artifactMediaType?: string
  readonly annotations: Readonly<Record<string, string>>
}

/** Manifests and tags of a repository. */
export interface ImageStore {
  /**
   * Stores the manifest and moves the tag to it in one transaction, durable when it answers.
   * `created` is false when the digest was there; `tagMoved` is false when the tag already pointed to it.
   * @throws ServiceError `layers-not-found`, `referenced-images-not-found`, `repository-not-found` (deleted meanwhile),
   * `limit-exceeded` when the repository would hold more than `imagesMax` images, or the image has too many tags.
   */
  put(
    image: NewImage,
    tag: string | undefined,
    options?: { readonly imagesMax: number },
  ): Promise<{ readonly created: boolean; readonly tagMoved: boolean }>
  /** `reference` is a tag or a digest. */
  findManifest(repositoryId: string, reference: string): Promise<StoredManifest | undefined>
  findImage(repositoryId: string, reference: string): Promise<Image | undefined>
  /** Those of the digests and tags that are there, each once, in no order. */
  findImages(repositoryId: string, wanted: { readonly digests?: readonly Digest[]; readonly tags?: readonly string[] }): Promise<Image[]>
  /** Newest push first. */
  list(repositoryId: string, page: PageRequest): Promise<Page<Image>>
  /** Most recently pushed first. */
  listTags(repositoryId: string, page: PageRequest): Promise<Page<TaggedImage>>
  /** As visitors ask for tags: by any order, forwards and backwards. @throws ServiceError `invalid-parameter` for a wrong position. */
  findTags(repositoryId: string, query: TagQuery): Promise<TagPage>
  /** One tag as {@link findTags} has it. */
  findTag(repositoryId: string, tag: string): Promise<ListedTag | undefined>
  /** Names only, in byte order: `after` is a tag. */
  listTagNames(repositoryId: string, page: PageRequest): Promise<Page<string>>
  /**
   * By tag: removes the tag, and with its last tag the image. By digest: the image with all its tags. A child of an
   * index stays. All in one transaction.
   */
  delete(repositoryId: string, identifier: ImageIdentifier): Promise<ImageDeletion>
  /** Manifests whose `subject` is this digest, by digest; of one artifact type if it is given. */
  referrers(repositoryId: string, subject: Digest, artifactType: string | undefined, page: PageRequest): Promise<Page<Referrer>>
  platforms(repositoryId: string): Promise<FoundPlatforms>
}
