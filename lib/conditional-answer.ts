import { createHash } from 'node:crypto'

/** A file that pages elsewhere may show and programs may keep for a while. */
export interface PublicFile {
  readonly mediaType: string
  /** What it is made of: the same parts, the same tag. The body itself unless making it is work. */
  readonly etag?: string
  readonly body: string | Uint8Array<ArrayBuffer> | (() => Promise<Uint8Array<ArrayBuffer>>)
  readonly status?: number
  /** How long it may be shown without asking again; 300 seconds unless it says so, and nothing at all for 0. */
  readonly maxAgeSeconds?: number
  readonly headers?: Readonly<Record<string, string>>
}

const usualMaxAgeSeconds = 300

// Texts that publishers wrote, on the site's own origin: they can be a picture or a document, and do nothing.
const safety = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Access-Control-Allow-Origin': '*',
}

/** The file, or 304 without it when the client has it already. Only what was found can be had already. */
export async function conditionalAnswer(request: Request, file: PublicFile): Promise<Response> {
  const { status = 200, maxAgeSeconds = usualMaxAgeSeconds, body } = file
  const made = typeof body === 'function' ? undefined : body
  const etag = file.etag ?? etagOf(made ?? '')
  const headers = {
    ...safety,
    'Cache-Control': maxAgeSeconds > 0 ? `public, max-age=${maxAgeSeconds}, stale-while-revalidate=${maxAgeSeconds * 12}` : 'no-store',
    ...(status === 200 ? { ETag: etag } : {}),
    ...file.headers,
  }
  if (status === 200 && isKnown(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers })
  const bytes = typeof body === 'function' ? await body() : body
  return new Response(bytes, { status, headers: { ...headers, 'Content-Type': file.mediaType } })
}

/** A weak tag: compression on the way changes the bytes, not what they say. */
export function etagOf(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256')
  // The length keeps ('ab', 'c') and ('a', 'bc') apart.
  for (const part of parts) hash.update(`${part.length}:`).update(part)
  return `W/"${hash.digest('base64url').slice(0, 27)}"`
}

/** Whether `If-None-Match` names the tag. @see RFC 9110, 13.1.2: a weak comparison, of a list or `*`. */
export function isKnown(ifNoneMatch: string | null | undefined, etag: string): boolean {
  const known = (ifNoneMatch ?? '').split(',').map((entry) => entry.trim().replace(/^W\//, ''))
  return known.includes(etag.replace(/^W\//, '')) || known.includes('*')
}
