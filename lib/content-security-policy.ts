export interface PolicyOptions {
  /** Unguessable, and new for each page. */
  readonly nonce: string
  /** Where logos and suggestions come from when the backend is a server of its own. */
  readonly backendOrigin?: string
  /** The page shows pictures that its visitor has chosen and not sent yet: the console's. */
  readonly ownPictures?: boolean
  /** Next's development server evaluates code, injects styles and keeps a socket. */
  readonly development?: boolean
}

/**
 * The Content-Security-Policy of every page: scripts only with the nonce, nothing inline, no frames.
 * Images may come from any https address, since About and Usage texts show them.
 */
export function contentSecurityPolicy({ nonce, backendOrigin, ownPictures = false, development = false }: PolicyOptions): string {
  const backend = backendOrigin ? [backendOrigin] : []
  const directives = {
    'default-src': ["'none'"],
    'script-src': [`'nonce-${nonce}'`, "'strict-dynamic'", ...(development ? ["'unsafe-eval'"] : [])],
    'style-src': ["'self'", ...(development ? ["'unsafe-inline'"] : [])],
    'img-src': ["'self'", 'https:', ...backend, ...(ownPictures ? ['blob:'] : [])],
    'font-src': ["'self'"],
    'connect-src': ["'self'", ...backend, ...(development ? ['ws:'] : [])],
    'manifest-src': ["'self'"],
    'form-action': ["'self'"],
    'base-uri': ["'none'"],
    'frame-ancestors': ["'none'"],
  }
  return Object.entries(directives)
    .map(([name, values]) => `${name} ${values.join(' ')}`)
    .join('; ')
}

/** The nonce of a page's policy, for the page's own script; undefined without one. */
export function nonceOf(policy: string | null): string | undefined {
  return /'nonce-([^']+)'/.exec(policy ?? '')?.[1]
}
