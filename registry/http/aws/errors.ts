import type { ErrorKind, ServiceError } from '#registry/domain/service-error.ts'

interface WireError {
  /** `__type`, by which SDKs know the exception. */
  readonly type: string
  readonly status: number
}

const clientError = (type: string, status = 400): WireError => ({ type, status })

/**
 * What each kind is called in the JSON protocol. Where the API model has an exception it is that one; the rest are the
 * names that AWS front ends give.
 */
export const wireErrors = {
  'missing-authentication': clientError('MissingAuthenticationTokenException'),
  'incomplete-signature': clientError('IncompleteSignatureException'),
  'unknown-credentials': clientError('UnrecognizedClientException'),
  'signature-mismatch': clientError('InvalidSignatureException'),
  'signature-expired': clientError('InvalidSignatureException'),
  'wrong-credential-scope': clientError('InvalidSignatureException'),
  'token-invalid': clientError('UnrecognizedClientException'),
  'token-expired': clientError('ExpiredTokenException'),
  'access-denied': clientError('AccessDeniedException'),
  'malformed-request': clientError('SerializationException'),
  'invalid-parameter': clientError('InvalidParameterException'),
  'unknown-operation': clientError('UnknownOperationException'),
  'unsupported-region': clientError('UnsupportedCommandException'),
  unsupported: clientError('UnsupportedCommandException'),
  'body-too-large': clientError('RequestEntityTooLargeException', 413),
  'rate-exceeded': clientError('ThrottlingException'),
  'registry-not-found': clientError('RegistryNotFoundException'),
  'repository-not-found': clientError('RepositoryNotFoundException'),
  'repository-already-exists': clientError('RepositoryAlreadyExistsException'),
  'repository-not-empty': clientError('RepositoryNotEmptyException'),
  'repository-name-invalid': clientError('InvalidParameterException'),
  'invalid-tag-parameter': clientError('InvalidTagParameterException'),
  'too-many-tags': clientError('TooManyTagsException'),
  'limit-exceeded': clientError('LimitExceededException'),
  'repository-policy-not-found': clientError('RepositoryPolicyNotFoundException'),
  'repository-policy-invalid': clientError('InvalidParameterException'),
  'image-not-found': clientError('ImageNotFoundException'),
  'image-already-exists': clientError('ImageAlreadyExistsException'),
  'image-tag-already-exists': clientError('ImageTagAlreadyExistsException'),
  'image-digest-mismatch': clientError('ImageDigestDoesNotMatchException'),
  'manifest-invalid': clientError('InvalidParameterException'),
  'manifest-too-large': clientError('InvalidParameterException'),
  'layers-not-found': clientError('LayersNotFoundException'),
  'referenced-images-not-found': clientError('ReferencedImagesNotFoundException'),
  'blob-not-found': clientError('LayersNotFoundException'),
  'digest-invalid': clientError('InvalidParameterException'),
  'digest-mismatch': clientError('InvalidLayerException'),
  'upload-not-found': clientError('UploadNotFoundException'),
  'upload-range-invalid': clientError('InvalidLayerPartException'),
  'layer-already-exists': clientError('LayerAlreadyExistsException'),
  'layer-part-too-small': clientError('LayerPartTooSmallException'),
  'upload-empty': clientError('EmptyUploadException'),
  'range-not-satisfiable': clientError('InvalidParameterException'),
  'entity-not-found': clientError('NoSuchEntityException'),
  'entity-already-exists': clientError('EntityAlreadyExistsException'),
  'entity-limit-exceeded': clientError('LimitExceededException'),
  'delete-conflict': clientError('DeleteConflictException'),
  'malformed-policy-document': clientError('MalformedPolicyDocumentException'),
  'packed-policy-too-large': clientError('PackedPolicyTooLargeException'),
  'password-policy-violation': clientError('PasswordPolicyViolationException'),
  'unmodifiable-entity': clientError('UnmodifiableEntityException'),
  'invalid-input': clientError('InvalidInputException'),
  'invalid-authentication-code': clientError('InvalidAuthenticationCodeException'),
  'invalid-lookup-attributes': clientError('InvalidLookupAttributesException'),
  'invalid-time-range': clientError('InvalidTimeRangeException'),
  'invalid-max-results': clientError('InvalidMaxResultsException'),
  'invalid-next-token': clientError('InvalidNextTokenException'),
  'trail-not-found': clientError('TrailNotFoundException'),
  'trail-already-exists': clientError('TrailAlreadyExistsException'),
  'invalid-trail-name': clientError('InvalidTrailNameException'),
  'bucket-not-usable': clientError('InsufficientS3BucketPolicyException'),
  'no-such-resource': clientError('NoSuchResourceException'),
  unavailable: { type: 'ServiceUnavailableException', status: 503 },
} as const satisfies Record<ErrorKind, WireError>

/** What a caller is told of a bug. */
export const serverError = {
  status: 500,
  body: { __type: 'ServerException', message: 'Something went wrong on our side. Please try again.' },
} as const

/** Status and body; the error's detail stands beside its message. */
export function toWireError(error: ServiceError): { readonly status: number; readonly body: object } {
  const { type, status } = wireErrors[error.kind]
  return { status, body: { ...error.detail, __type: type, message: error.message } }
}
