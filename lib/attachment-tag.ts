import { type AttachedKind, attachedKind } from './attached-kind.ts'

/** What a tag that is no version of an image, but something said about one, is and about what. */
export interface AttachmentTag extends AttachedKind {
  /** The digest of the image that it is about. */
  readonly subject: string
}

// What cosign makes, and what clients keep as a list of referrers in registries that have none.
const pattern = /^sha256-([0-9a-f]{64})(?:\.(?:sig|att|sbom))?$/

/**
 * Reads names such as `sha256-….sig`; undefined for any other.
 * @see cosign's "Signature Spec"; OCI distribution specification, "Referrers Tag Schema".
 */
export function attachmentTag(imageTag: string): AttachmentTag | undefined {
  const hex = pattern.exec(imageTag)?.[1]
  if (hex === undefined) return undefined
  const kind = imageTag.includes('.') ? attachedKind({ imageTag, annotations: {} }) : { name: 'List of referrers' }
  return { ...kind, subject: `sha256:${hex}` }
}

/** Tags of images in the order they are in, and after them what is attached to images: nobody wants to run a signature. */
export function imagesFirst<Tagged extends { readonly imageTag: string }>(tags: readonly Tagged[]): readonly Tagged[] {
  const isAttachment = ({ imageTag }: Tagged) => attachmentTag(imageTag) !== undefined
  return [...tags.filter((tagged) => !isAttachment(tagged)), ...tags.filter(isAttachment)]
}
