import { describe, expect, it } from 'vitest'
import { type ErrorKind, errorKinds, ServiceError } from '#registry/domain/service-error.ts'
import { toWireError, wireErrors } from './errors.ts'

// The exceptions of the API models, and those that AWS front ends answer themselves.
const modelExceptions = [
  'ImageAlreadyExists',
  'ImageDigestDoesNotMatch',
  'ImageNotFound',
  'InvalidLayer',
  'InvalidLayerPart',
  'InvalidParameter',
  'InvalidTagParameter',
  'LayersNotFound',
  'LimitExceeded',
  'ReferencedImagesNotFound',
  'RegistryNotFound',
  'RepositoryAlreadyExists',
  'RepositoryNotEmpty',
  'RepositoryNotFound',
  'TooManyTags',
  'UnsupportedCommand',
  'UploadNotFound',
  'EmptyUpload',
  'ImageTagAlreadyExists',
  'LayerAlreadyExists',
  'LayerPartTooSmall',
  'RepositoryPolicyNotFound',
]
const cloudtrailExceptions = [
  'InsufficientS3BucketPolicy',
  'InvalidLookupAttributes',
  'InvalidMaxResults',
  'InvalidNextToken',
  'InvalidS3BucketName',
  'InvalidS3Prefix',
  'InvalidTimeRange',
  'InvalidTrailName',
  'MaximumNumberOfTrailsExceeded',
  'TrailAlreadyExists',
  'TrailNotFound',
]
// The iam API answers these in the Query protocol, and service-quotas the last one.
const otherExceptions = [
  'DeleteConflict',
  'EntityAlreadyExists',
  'InvalidAuthenticationCode',
  'InvalidInput',
  'MalformedPolicyDocument',
  'NoSuchEntity',
  'PackedPolicyTooLarge',
  'PasswordPolicyViolation',
  'UnmodifiableEntity',
  'NoSuchResource',
]
// Of operations of our own.
const galleonExceptions = ['CatalogDataChanged', 'RevisionNotFound']
const frontEndExceptions = [
  'AccessDenied',
  'ExpiredToken',
  'IncompleteSignature',
  'InvalidSignature',
  'MissingAuthenticationToken',
  'RequestEntityTooLarge',
  'Serialization',
  'ServiceUnavailable',
  'Throttling',
  'UnknownOperation',
  'UnrecognizedClient',
]
const names = [...modelExceptions, ...cloudtrailExceptions, ...otherExceptions, ...galleonExceptions, ...frontEndExceptions]

describe('the error table', () => {
  it.each(errorKinds)('says %s in a name that SDKs know', (kind) => {
    const { status, body } = toWireError(new ServiceError(kind, 'What went wrong', { detail: { uploadId: 'u' } }))
    expect(body).toEqual({ __type: wireErrors[kind].type, message: 'What went wrong', uploadId: 'u' })
    expect(names.map((name) => `${name}Exception`)).toContain(wireErrors[kind].type)
    expect(status).toBe({ 'body-too-large': 413, unavailable: 503 }[kind as string] ?? 400)
  })

  it('uses every name that the lists above have', () => {
    const used = new Set(Object.values(wireErrors).map(({ type }) => type.replace(/Exception$/, '')))
    expect([...used].sort()).toEqual([...names].sort())
  })

  it('never lets a detail replace the type or the message', () => {
    const error = new ServiceError('invalid-parameter', 'Message', { detail: { __type: 'Other', message: 'Other' } })
    expect(toWireError(error).body).toEqual({ __type: 'InvalidParameterException', message: 'Message' })
  })

  it('has no kind that the core does not', () => {
    expect(Object.keys(wireErrors).sort()).toEqual([...(errorKinds as readonly ErrorKind[])].sort())
  })
})
