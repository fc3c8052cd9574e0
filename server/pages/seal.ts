import { createHash } from 'node:crypto'
import { nonceOf } from '#lib/content-security-policy.ts'

export interface SealedPage {
  readonly html: Buffer
  /** Sources of `script-src` for exactly the scripts that the renderer put on the page. */
  readonly scriptHashes: readonly string[]
}

const script = /<script\b([^>]*)>([\s\S]*?)<\/script>/g
const scriptPreload = /<link rel="preload" as="script"[^>]*>/g

/**
 * Makes a page that was rendered with a nonce one that can be kept: its own scripts are named by their hashes, and the
 * nonce is taken out. Only what carries the nonce gets a hash, and the nonce was unknown to whoever wrote the page's
 * contents: a script that slipped through as text stays locked out.
 *
 * The files of the framework's script leave the page: `firstTouch`, in their place, loads them when the visitor wants them,
 * see lib/first-touch/script.ts.
 */
export function sealPage(html: Buffer, policy: string, firstTouch: string): SealedPage {
  const nonce = nonceOf(policy)
  if (nonce === undefined) return { html, scriptHashes: [] }
  // A character for each byte: what is looked for is ASCII, and decoding a large page and encoding it again takes longer than all else here.
  const text = html.toString('latin1')
  const mark = ` nonce="${nonce}"`
  const unmarked = (part: string) => part.replaceAll(mark, '').replaceAll(nonce, '')
  const hashes = new Set<string>()
  const hash = (content: string) => hashes.add(`'sha256-${createHash('sha256').update(content, 'latin1').digest('base64')}'`)
  const files: string[] = []
  // What failed is an empty page, until the script draws it.
  const isEmpty = text.includes('<html id="__next_error__"')
  const kept = text.replace(script, (whole, attributes: string, content: string) => {
    if (!attributes.includes(mark)) return whole
    const src = /[ \t\n\f\r]src="([^"]*)"/.exec(attributes)?.[1]
    if (src === undefined) hash(content.includes(nonce) ? unmarked(content) : content)
    if (src === undefined || isEmpty || !/[ \t\n\f\r]async\b/.test(attributes)) return whole
    return files.push(src) === 1 ? firstTouchMark : ''
  })
  if (files.length > 0) hash(firstTouch)
  const sealed = unmarked(kept)
    .replace(scriptPreload, '')
    .replace(firstTouchMark, () => `<script data-scripts="${files.join(' ')}">${firstTouch}</script>`)
  return { html: Buffer.from(sealed, 'latin1'), scriptHashes: [...hashes] }
}

// Where the script goes once all files are known: no character of a page, whose characters are bytes here.
const firstTouchMark = '\uffff'

// As browsers send it; anything else has no place in a header of ours.
const hostPattern = /^[A-Za-z0-9.-]+(?::\d{1,5})?$/

/** The page's policy for one visitor: scripts by hash, and Next's own files of the host that was asked. */
export function sealedPolicy(policy: string, scriptHashes: readonly string[], host: string | undefined): string {
  const files = host !== undefined && hostPattern.test(host) ? `${host}/_next/static/` : "'self'"
  return policy.replace(/script-src [^;]*/, ['script-src', files, ...scriptHashes].join(' '))
}
