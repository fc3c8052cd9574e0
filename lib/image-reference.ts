/** A tag, or `sha256:` and 64 hexadecimal digits. */
export type ImageReference = { readonly imageTag: string } | { readonly imageDigest: string }

const digestPattern = /^sha256:[0-9a-f]{64}$/
/** @see OCI distribution specification, "Pulling manifests". */
const tagPattern = /^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}$/

/** Reads a tag or a digest; undefined for what is neither. */
export function parseReference(text: string): ImageReference | undefined {
  if (digestPattern.test(text)) return { imageDigest: text }
  return tagPattern.test(text) ? { imageTag: text } : undefined
}

/** The tag or the digest itself. */
export function referenceText(reference: ImageReference): string {
  return 'imageTag' in reference ? reference.imageTag : reference.imageDigest
}

/** A segment of a path as it was meant: Next and browsers leave some of it percent-encoded. */
export function decodedSegment(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
