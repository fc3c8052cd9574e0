import { describe, expect, it } from 'vitest'
import { type ErrorKind, errorKinds } from '#registry/domain/service-error.ts'
import { queryErrors } from './error-table.ts'

// The exceptions of the iam and sts models with the statuses that they give, and what every AWS front end of this protocol answers.
const modelStatuses: Readonly<Record<string, number>> = {
  DeleteConflict: 409,
  EntityAlreadyExists: 409,
  InvalidAuthenticationCode: 403,
  InvalidInput: 400,
  LimitExceeded: 409,
  MalformedPolicyDocument: 400,
  NoSuchEntity: 404,
  PackedPolicyTooLarge: 400,
  PasswordPolicyViolation: 400,
  RegionDisabledException: 403,
  UnmodifiableEntity: 400,
}
const frontEndStatuses: Readonly<Record<string, number>> = {
  AccessDenied: 403,
  ExpiredToken: 403,
  IncompleteSignature: 400,
  InvalidAction: 400,
  InvalidClientTokenId: 403,
  MalformedQueryString: 400,
  MissingAuthenticationToken: 403,
  RequestEntityTooLarge: 413,
  ServiceUnavailable: 503,
  SignatureDoesNotMatch: 403,
  Throttling: 400,
  ValidationError: 400,
}
const statuses = { ...modelStatuses, ...frontEndStatuses }

describe('the error table', () => {
  it.each(errorKinds)('says %s in a code that SDKs know, with the status of that code', (kind) => {
    const { code, status } = queryErrors[kind]
    expect(Object.keys(statuses)).toContain(code)
    expect(status).toBe(statuses[code])
  })

  it('uses every code that the lists above have', () => {
    const used = new Set(Object.values(queryErrors).map(({ code }) => code))
    expect([...used].sort()).toEqual(Object.keys(statuses).sort())
  })

  it('has no kind that the core does not', () => {
    expect(Object.keys(queryErrors).sort()).toEqual([...(errorKinds as readonly ErrorKind[])].sort())
  })

  it.each([
    ['entity-not-found', 'NoSuchEntity'],
    ['entity-already-exists', 'EntityAlreadyExists'],
    ['entity-limit-exceeded', 'LimitExceeded'],
    ['access-denied', 'AccessDenied'],
    ['unknown-credentials', 'InvalidClientTokenId'],
    ['signature-mismatch', 'SignatureDoesNotMatch'],
    ['token-expired', 'ExpiredToken'],
    ['unknown-operation', 'InvalidAction'],
    ['invalid-parameter', 'ValidationError'],
  ] as const)('calls %s %s', (kind, code) => expect(queryErrors[kind].code).toBe(code))
})
