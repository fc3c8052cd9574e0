import { createHash } from 'node:crypto'
import { nonceOf } from '#lib/content-security-policy.ts'

export interface SealedPage {
  readonly html: Buffer
  /** Sources of `script-src` for exactly the scripts that the renderer put on the page. */
  readonly scriptHashes: readonly string[]
}

const script = /<script\b([^>]*)>([\s\S]*?)<\/script>/g

/**
 * Makes a page that was rendered with a nonce one that can be kept: its own scripts are named by their hashes, and the
 * nonce is taken out. Only what carries the nonce gets a hash, and the nonce was unknown to whoever wrote the page's
 * contents: a script that slipped through as text stays locked out.
 */
export function sealPage(html: Buffer, policy: string): SealedPage {
  const nonce = nonceOf(policy)
  if (nonce === undefined) return { html, scriptHashes: [] }
  // A character for each byte: what is looked for is ASCII, and decoding a large page and encoding it again takes longer than all else here.
  const text = html.toString('latin1')
  const unmarked = (part: string) => Buffer.from(part.replaceAll(` nonce="${nonce}"`, '').replaceAll(nonce, ''), 'latin1')
  const hashes = new Set<string>()
  for (const [, attributes = '', content = ''] of text.matchAll(script)) {
    if (!attributes.includes(`nonce="${nonce}"`) || /[ \t\n\f\r]src=/.test(attributes)) continue
    hashes.add(`'sha256-${createHash('sha256').update(unmarked(content)).digest('base64')}'`)
  }
  return { html: unmarked(text), scriptHashes: [...hashes] }
}

// As browsers send it; anything else has no place in a header of ours.
const hostPattern = /^[A-Za-z0-9.-]+(?::\d{1,5})?$/

/** The page's policy for one visitor: scripts by hash, and Next's own files of the host that was asked. */
export function sealedPolicy(policy: string, scriptHashes: readonly string[], host: string | undefined): string {
  const files = host !== undefined && hostPattern.test(host) ? `${host}/_next/static/` : "'self'"
  return policy.replace(/script-src [^;]*/, ['script-src', files, ...scriptHashes].join(' '))
}
