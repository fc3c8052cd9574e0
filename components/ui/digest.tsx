import { shortDigest } from '#lib/format/short-digest.ts'
import { CopyButton } from './copy-button.tsx'

/** A digest, shortened in the middle; whole on hover and on copy. */
export function Digest({ digest }: { readonly digest: string }) {
  return (
    <span className="inline-flex items-center gap-0.5 whitespace-nowrap font-mono text-13">
      <span title={digest}>{shortDigest(digest)}</span>
      <CopyButton text={digest} label={`Copy digest ${shortDigest(digest)}`} />
    </span>
  )
}
