import { createHash } from 'node:crypto'
import { nonceOf } from '#lib/content-security-policy.ts'

export interface SealedPage {
  readonly html: string
  /** Sources of `script-src` for exactly the scripts that the renderer put on the page. */
  readonly scriptHashes: readonly string[]
}

const script = /<script\b([^>]*)>([\s\S]*?)<\/script>/g

/**
 * Makes a page that was rendered with a nonce one that can be kept: its own scripts are named by their hashes, and the
 * nonce is taken out. Only what carries the nonce gets a hash, and the nonce was unknown to whoever wrote the page's
 * contents: a script that slipped through as text stays locked out.
 */
export function sealPage(html: string, policy: string): SealedPage {
  const nonce = nonceOf(policy)
  if (nonce === undefined) return { html, scriptHashes: [] }
  const unmarked = (text: string) => text.replaceAll(` nonce="${nonce}"`, '').replaceAll(nonce, '')
  const hashes = new Set<string>()
  for (const [, attributes = '', content = ''] of html.matchAll(script)) {
    if (!attributes.includes(`nonce="${nonce}"`) || /\ssrc=/.test(attributes)) continue
    hashes.add(`'sha256-${createHash('sha256').update(unmarked(content)).digest('base64')}'`)
  }
  return { html: unmarked(html), scriptHashes: [...hashes] }
}

// As browsers send it; anything else has no place in a header of ours.
const hostPattern = /^[A-Za-z0-9.-]+(?::\d{1,5})?$/

/** The page's policy for one visitor: scripts by hash, and Next's own files of the host that was asked. */
export function sealedPolicy(policy: string, scriptHashes: readonly string[], host: string | undefined): string {
  const files = host !== undefined && hostPattern.test(host) ? `${host}/_next/static/` : "'self'"
  return policy.replace(/script-src [^;]*/, ['script-src', files, ...scriptHashes].join(' '))
}
