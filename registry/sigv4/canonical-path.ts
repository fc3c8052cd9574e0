import { encodeRfc3986 } from './uri-encoding.ts'

/**
 * The path with its dots and empty segments resolved and each segment encoded once more than it was received: every
 * service but S3 signs it that way.
 * @see "Create a signed AWS API request", step 1, CanonicalUri.
 */
export function canonicalPath(path: string): string {
  if (path === '/' || path === '') return '/'
  const segments: string[] = []
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop()
    else if (segment !== '' && segment !== '.') segments.push(segment)
  }
  const endsInSlash = segments.length > 0 && path.endsWith('/')
  return `/${segments.map(encodeRfc3986).join('/')}${endsInSlash ? '/' : ''}`
}
