import type { ErrorKind, ServiceError } from '#registry/domain/service-error.ts'

interface WireError {
  /** `__type`, as in the ecr-public API. */
  readonly type: string
  readonly status: number
}

const clientError = (type: string, status = 400): WireError => ({ type, status })

/**
 * What each kind is called here. Public reads meet few of them: the others are named as in the ecr-public API, should
 * an operation ever let one through.
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
  'rate-exceeded': clientError('ThrottlingException', 429),
  'registry-not-found': clientError('RegistryNotFoundException'),
  'repository-not-found': clientError('RepositoryNotFoundException'),
  'repository-already-exists': clientError('RepositoryAlreadyExistsException'),
  'repository-not-empty': clientError('RepositoryNotEmptyException'),
  'repository-name-invalid': clientError('InvalidParameterException'),
  'invalid-tag-parameter': clientError('InvalidTagParameterException'),
  'too-many-tags': clientError('TooManyTagsException'),
  'limit-exceeded': clientError('LimitExceededException'),
  'image-not-found': clientError('ImageNotFoundException'),
  'image-already-exists': clientError('ImageAlreadyExistsException'),
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
  'range-not-satisfiable': clientError('InvalidParameterException'),
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
