import { describe, expect, it } from 'vitest'
import { errorKinds, ServiceError } from '#registry/domain/service-error.ts'
import { toWireError } from './errors.ts'

describe('an error of the gallery API', () => {
  it.each(errorKinds)('says %s as an exception with its message, to the client or of our side', (kind) => {
    const { status, body } = toWireError(new ServiceError(kind, 'What happened', { detail: { digests: ['sha256:…'] } }))
    expect(status === 503).toBe(kind === 'unavailable')
    if (kind !== 'unavailable') expect([400, 413, 429]).toContain(status)
    expect(body).toEqual({ __type: expect.stringMatching(/^[A-Z][A-Za-z0-9]+Exception$/), message: 'What happened', digests: ['sha256:…'] })
  })

  it('lets no detail take the place of type or message', () => {
    const detail = { __type: 'Other', message: 'Other' }
    expect(toWireError(new ServiceError('repository-not-found', 'Gone', { detail })).body).toEqual({
      __type: 'RepositoryNotFoundException',
      message: 'Gone',
    })
  })
})
