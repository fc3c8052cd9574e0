import { describe, expect, it } from 'vitest'
import { errorKinds } from '#registry/domain/service-error.ts'
import { ociErrors } from './error-table.ts'

// Those of the specification, and what Docker's own registry adds for everything else.
const codes = [
  ...['BLOB_UNKNOWN', 'BLOB_UPLOAD_INVALID', 'BLOB_UPLOAD_UNKNOWN', 'DIGEST_INVALID', 'MANIFEST_BLOB_UNKNOWN', 'MANIFEST_INVALID'],
  ...['MANIFEST_UNKNOWN', 'NAME_INVALID', 'NAME_UNKNOWN', 'SIZE_INVALID', 'UNAUTHORIZED', 'DENIED', 'UNSUPPORTED', 'TOOMANYREQUESTS'],
  'UNAVAILABLE',
]

describe('the error table of the distribution API', () => {
  it.each(errorKinds)('says %s with a known code and a status of an error', (kind) => {
    const { code, status } = ociErrors[kind]
    expect(codes).toContain(code)
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(600)
    if (status === 401) expect(['UNAUTHORIZED', 'DENIED']).toContain(code)
  })
})
