import { parseQualifiedName, type QualifiedName } from '#registry/domain/names.ts'
import { ServiceError } from '#registry/domain/service-error.ts'

/** What a path of the distribution API names. */
export type Route =
  | { readonly type: 'base' }
  | { readonly type: 'manifest'; readonly name: QualifiedName; readonly reference: string }
  | { readonly type: 'blob'; readonly name: QualifiedName; readonly digest: string }
  | { readonly type: 'uploads'; readonly name: QualifiedName }
  | { readonly type: 'upload'; readonly name: QualifiedName; readonly uploadId: string }
  | { readonly type: 'tags'; readonly name: QualifiedName }
  | { readonly type: 'referrers'; readonly name: QualifiedName; readonly digest: string }

// Names have slashes, and may have these very words in them: the last ones count.
const uploadPath = /^(.+)\/blobs\/uploads(?:\/([^/]*))?$/
const otherPath = /^(.+)\/(manifests|blobs|tags|referrers)\/([^/]*)$/

/**
 * Reads a path that begins with `/v2`. Names are checked here, before anything is looked up by them.
 * @throws ServiceError `repository-name-invalid`, `unsupported` for a path that is not of this API.
 * @see OCI distribution specification, "Endpoints".
 */
export function parseRoute(path: string): Route {
  const rest = decode(path).slice('/v2/'.length)
  if (rest === '') return { type: 'base' }
  const upload = uploadPath.exec(rest)
  if (upload?.[1]) {
    const name = parseQualifiedName(upload[1])
    return upload[2] ? { type: 'upload', name, uploadId: upload[2] } : { type: 'uploads', name }
  }
  const [, nameText = '', kind, last = ''] = otherPath.exec(rest) ?? []
  if (kind === undefined || (kind === 'tags' && last !== 'list'))
    throw new ServiceError('unknown-operation', 'The registry has nothing at this path.')
  const name = parseQualifiedName(nameText)
  switch (kind) {
    case 'manifests':
      return { type: 'manifest', name, reference: last }
    case 'tags':
      return { type: 'tags', name }
    case 'referrers':
      return { type: 'referrers', name, digest: last }
    default:
      return { type: 'blob', name, digest: last }
  }
}

/** The path of a repository's part, for `Location` and `Link`. */
export function pathOf({ alias, repositoryName }: QualifiedName, part: string): string {
  return `/v2/${alias}/${repositoryName}/${part}`
}

// Some clients escape the colon of a digest.
function decode(path: string): string {
  if (!path.includes('%')) return path
  try {
    return decodeURIComponent(path)
  } catch (cause) {
    throw new ServiceError('malformed-request', 'The path is not encoded as URLs are.', { cause })
  }
}
