/**
 * What can go wrong, in no protocol's words. Each door owns a table from these kinds to its own codes and statuses
 * (`satisfies Record<ErrorKind, …>`), so a new kind does not compile until every door can say it.
 */
export const errorKinds = [
  // who asks
  'missing-authentication',
  'incomplete-signature',
  'unknown-credentials',
  'signature-mismatch',
  'signature-expired',
  'wrong-credential-scope',
  'token-invalid',
  'token-expired',
  'access-denied',
  'identity-provider-failed',
  // how it is asked
  'malformed-request',
  'invalid-parameter',
  'unknown-operation',
  'unsupported-region',
  'unsupported',
  'body-too-large',
  'rate-exceeded',
  // registries and repositories
  'registry-not-found',
  'repository-not-found',
  'repository-already-exists',
  'repository-not-empty',
  'repository-name-invalid',
  'invalid-tag-parameter',
  'too-many-tags',
  'limit-exceeded',
  'catalog-data-changed',
  'revision-not-found',
  'repository-policy-not-found',
  'repository-policy-invalid',
  // images
  'image-not-found',
  'image-already-exists',
  'image-tag-already-exists',
  'image-digest-mismatch',
  'manifest-invalid',
  'manifest-too-large',
  'layers-not-found',
  'referenced-images-not-found',
  // blobs and uploads
  'blob-not-found',
  'digest-invalid',
  'digest-mismatch',
  'upload-not-found',
  'upload-range-invalid',
  'layer-already-exists',
  'layer-part-too-small',
  'upload-empty',
  'range-not-satisfiable',
  // identity
  'entity-not-found',
  'entity-already-exists',
  'entity-limit-exceeded',
  'delete-conflict',
  'malformed-policy-document',
  'packed-policy-too-large',
  'password-policy-violation',
  'unmodifiable-entity',
  'invalid-input',
  'invalid-authentication-code',
  // audit log
  'invalid-lookup-attributes',
  'invalid-time-range',
  'invalid-max-results',
  'invalid-next-token',
  'trail-not-found',
  'trail-already-exists',
  'invalid-trail-name',
  'bucket-not-usable',
  'invalid-bucket-name',
  'invalid-bucket-prefix',
  'trail-limit-exceeded',
  'no-such-resource',
  // our side
  'unavailable',
] as const

export type ErrorKind = (typeof errorKinds)[number]

/** Members that a protocol shows beside the message, such as `lastValidByteReceived`. JSON values only. */
export type ErrorDetail = Readonly<Record<string, unknown>>

export interface ServiceErrorOptions {
  readonly detail?: ErrorDetail
  readonly cause?: unknown
  /** When the same request may do better. Doors say it in a header. */
  readonly retryAfterSeconds?: number
}

/** The one error that the core throws for what a caller may be told. Anything else is a bug and answered as such. */
export class ServiceError extends Error {
  readonly kind: ErrorKind
  readonly detail: ErrorDetail
  readonly retryAfterSeconds: number | undefined

  constructor(kind: ErrorKind, message: string, { detail = {}, cause, retryAfterSeconds }: ServiceErrorOptions = {}) {
    super(message, { cause })
    this.name = 'ServiceError'
    this.kind = kind
    this.detail = detail
    this.retryAfterSeconds = retryAfterSeconds
  }
}
