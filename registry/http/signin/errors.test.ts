import { describe, expect, it } from 'vitest'
import { errorKinds, ServiceError } from '#registry/domain/service-error.ts'
import { toWireError } from './errors.ts'

describe('an error of the sign-in API', () => {
  it.each(errorKinds)('says %s as an exception with its message and nothing else', (kind) => {
    const { status, body } = toWireError(new ServiceError(kind, 'What happened', { detail: { accountId: '123456789012' } }))
    expect(status).toBe({ 'access-denied': 403, 'body-too-large': 413, 'rate-exceeded': 429, unavailable: 503 }[kind as string] ?? 400)
    expect(body).toEqual({ __type: expect.stringMatching(/^[A-Z][A-Za-z0-9]+Exception$/), message: 'What happened' })
  })
})
