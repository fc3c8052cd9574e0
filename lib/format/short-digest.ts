/** A digest short enough for a table, both ends kept, as in "sha256:6f3c4a9d…e1b0". */
export function shortDigest(digest: string): string {
  const colon = digest.indexOf(':')
  const algorithm = digest.slice(0, colon + 1)
  const hex = digest.slice(colon + 1)
  return hex.length <= 16 ? digest : `${algorithm}${hex.slice(0, 8)}…${hex.slice(-4)}`
}
