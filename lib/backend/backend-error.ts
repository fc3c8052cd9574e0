/**
 * What went wrong between the web app and the backend:
 * `refused` is the backend's own answer to a bad request, `unreachable` no answer or a failure on its side,
 * `unreadable` an answer that is not what the gallery API promises.
 */
export type BackendErrorKind = 'refused' | 'unreachable' | 'unreadable'

/** The only error that lib/backend throws. */
export class BackendError extends Error {
  override readonly name = 'BackendError'
  readonly kind: BackendErrorKind
  /** The backend's name for a refusal, such as `RepositoryNotFoundException`. */
  readonly code: string | undefined

  constructor(kind: BackendErrorKind, message: string, options: { readonly code?: string; readonly cause?: unknown } = {}) {
    super(message, { cause: options.cause })
    this.kind = kind
    this.code = options.code
  }
}
