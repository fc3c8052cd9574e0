import type { ErrorKind } from '#registry/domain/service-error.ts'

export interface OciError {
  /** @see OCI distribution specification, "Error Codes". */
  readonly code: string
  readonly status: number
}

/** How the distribution API and its token service say each kind of error. */
export const ociErrors = {
  'missing-authentication': { code: 'DENIED', status: 401 },
  'incomplete-signature': { code: 'UNAUTHORIZED', status: 401 },
  'unknown-credentials': { code: 'UNAUTHORIZED', status: 401 },
  'signature-mismatch': { code: 'UNAUTHORIZED', status: 401 },
  'signature-expired': { code: 'UNAUTHORIZED', status: 401 },
  'wrong-credential-scope': { code: 'UNAUTHORIZED', status: 401 },
  'token-invalid': { code: 'DENIED', status: 401 },
  'token-expired': { code: 'DENIED', status: 401 },
  'access-denied': { code: 'DENIED', status: 403 },
  'malformed-request': { code: 'UNSUPPORTED', status: 400 },
  'invalid-parameter': { code: 'UNSUPPORTED', status: 400 },
  'unknown-operation': { code: 'UNSUPPORTED', status: 404 },
  'unsupported-region': { code: 'UNSUPPORTED', status: 400 },
  unsupported: { code: 'UNSUPPORTED', status: 405 },
  'body-too-large': { code: 'SIZE_INVALID', status: 413 },
  'rate-exceeded': { code: 'TOOMANYREQUESTS', status: 429 },
  'registry-not-found': { code: 'NAME_UNKNOWN', status: 404 },
  'repository-not-found': { code: 'NAME_UNKNOWN', status: 404 },
  'repository-already-exists': { code: 'DENIED', status: 409 },
  'repository-not-empty': { code: 'DENIED', status: 409 },
  'repository-name-invalid': { code: 'NAME_INVALID', status: 400 },
  'invalid-tag-parameter': { code: 'UNSUPPORTED', status: 400 },
  'too-many-tags': { code: 'UNSUPPORTED', status: 400 },
  'limit-exceeded': { code: 'DENIED', status: 403 },
  'image-not-found': { code: 'MANIFEST_UNKNOWN', status: 404 },
  'image-already-exists': { code: 'DENIED', status: 409 },
  'image-digest-mismatch': { code: 'DIGEST_INVALID', status: 400 },
  'manifest-invalid': { code: 'MANIFEST_INVALID', status: 400 },
  'manifest-too-large': { code: 'SIZE_INVALID', status: 413 },
  'layers-not-found': { code: 'MANIFEST_BLOB_UNKNOWN', status: 404 },
  'referenced-images-not-found': { code: 'MANIFEST_BLOB_UNKNOWN', status: 404 },
  'blob-not-found': { code: 'BLOB_UNKNOWN', status: 404 },
  'digest-invalid': { code: 'DIGEST_INVALID', status: 400 },
  'digest-mismatch': { code: 'DIGEST_INVALID', status: 400 },
  'upload-not-found': { code: 'BLOB_UPLOAD_UNKNOWN', status: 404 },
  'upload-range-invalid': { code: 'BLOB_UPLOAD_INVALID', status: 416 },
  'range-not-satisfiable': { code: 'SIZE_INVALID', status: 416 },
  unavailable: { code: 'UNAVAILABLE', status: 503 },
} satisfies Record<ErrorKind, OciError>
