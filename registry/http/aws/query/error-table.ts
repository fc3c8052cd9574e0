import type { ErrorKind } from '#registry/domain/service-error.ts'

interface QueryErrorCode {
  readonly code: string
  readonly status: number
}

const validation: QueryErrorCode = { code: 'ValidationError', status: 400 }

/**
 * What each kind is called by iam and sts, with the status of their models. Kinds of other APIs are answered as a
 * mistake in the request, should an operation ever let one through.
 */
export const queryErrors = {
  'missing-authentication': { code: 'MissingAuthenticationToken', status: 403 },
  'incomplete-signature': { code: 'IncompleteSignature', status: 400 },
  'unknown-credentials': { code: 'InvalidClientTokenId', status: 403 },
  'signature-mismatch': { code: 'SignatureDoesNotMatch', status: 403 },
  'signature-expired': { code: 'SignatureDoesNotMatch', status: 403 },
  'wrong-credential-scope': { code: 'SignatureDoesNotMatch', status: 403 },
  'token-invalid': { code: 'InvalidClientTokenId', status: 403 },
  'token-expired': { code: 'ExpiredToken', status: 403 },
  'access-denied': { code: 'AccessDenied', status: 403 },
  'malformed-request': { code: 'MalformedQueryString', status: 400 },
  'invalid-parameter': validation,
  'unknown-operation': { code: 'InvalidAction', status: 400 },
  'unsupported-region': { code: 'RegionDisabledException', status: 403 },
  unsupported: { code: 'InvalidAction', status: 400 },
  'body-too-large': { code: 'RequestEntityTooLarge', status: 413 },
  'rate-exceeded': { code: 'Throttling', status: 400 },
  'registry-not-found': validation,
  'repository-not-found': validation,
  'repository-already-exists': validation,
  'repository-not-empty': validation,
  'repository-name-invalid': validation,
  'invalid-tag-parameter': { code: 'InvalidInput', status: 400 },
  'too-many-tags': { code: 'InvalidInput', status: 400 },
  'limit-exceeded': { code: 'LimitExceeded', status: 409 },
  'repository-policy-not-found': validation,
  'repository-policy-invalid': validation,
  'image-not-found': validation,
  'image-already-exists': validation,
  'image-tag-already-exists': validation,
  'image-digest-mismatch': validation,
  'manifest-invalid': validation,
  'manifest-too-large': validation,
  'layers-not-found': validation,
  'referenced-images-not-found': validation,
  'blob-not-found': validation,
  'digest-invalid': validation,
  'digest-mismatch': validation,
  'upload-not-found': validation,
  'upload-range-invalid': validation,
  'layer-already-exists': validation,
  'layer-part-too-small': validation,
  'upload-empty': validation,
  'range-not-satisfiable': validation,
  'entity-not-found': { code: 'NoSuchEntity', status: 404 },
  'entity-already-exists': { code: 'EntityAlreadyExists', status: 409 },
  'entity-limit-exceeded': { code: 'LimitExceeded', status: 409 },
  'delete-conflict': { code: 'DeleteConflict', status: 409 },
  'malformed-policy-document': { code: 'MalformedPolicyDocument', status: 400 },
  'packed-policy-too-large': { code: 'PackedPolicyTooLarge', status: 400 },
  'password-policy-violation': { code: 'PasswordPolicyViolation', status: 400 },
  'unmodifiable-entity': { code: 'UnmodifiableEntity', status: 400 },
  'invalid-input': { code: 'InvalidInput', status: 400 },
  'invalid-authentication-code': { code: 'InvalidAuthenticationCode', status: 403 },
  'invalid-lookup-attributes': validation,
  'invalid-time-range': validation,
  'invalid-max-results': validation,
  'invalid-next-token': validation,
  'trail-not-found': validation,
  'trail-already-exists': validation,
  'invalid-trail-name': validation,
  'bucket-not-usable': validation,
  'no-such-resource': validation,
  unavailable: { code: 'ServiceUnavailable', status: 503 },
} satisfies Record<ErrorKind, QueryErrorCode>
