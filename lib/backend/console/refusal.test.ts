import { afterEach, describe, expect, it, vi } from 'vitest'
import { isSessionEnd, refusalOf } from './refusal.ts'

const exception = (name: string, fault: 'client' | 'server', message = 'What happened') =>
  Object.assign(new Error(message), { name, $fault: fault, $metadata: {} })

afterEach(() => void vi.restoreAllMocks())

describe('what the backend answers', () => {
  it.each(['UnrecognizedClientException', 'ExpiredTokenException', 'InvalidClientTokenId', 'ExpiredToken'])(
    'ends the session by %s',
    (name) => {
      expect(isSessionEnd(exception(name, 'client'))).toBe(true)
    },
  )

  it('refuses in its own words', () => {
    const refused = exception('RepositoryAlreadyExistsException', 'client')
    expect(isSessionEnd(refused)).toBe(false)
    expect(refusalOf(refused)).toEqual({ failure: 'What happened', code: 'RepositoryAlreadyExistsException' })
  })

  it.each([
    ['its own fault', exception('ServerException', 'server', 'secret detail')],
    ['no answer', Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), { code: 'ECONNREFUSED' })],
    ['an answer that is too late', Object.assign(new Error('late'), { name: 'TimeoutError' })],
  ])('tells of %s only that there was a fault', (_what, error) => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const { failure, code } = refusalOf(error)
    expect(code).toBe('Unavailable')
    expect(failure).not.toMatch(/secret|127/)
    expect(console.error).toHaveBeenCalledWith(error)
  })

  it('lets through what is neither: a redirect, a bug', () => {
    const redirect = Object.assign(new Error('NEXT_REDIRECT'), { digest: 'NEXT_REDIRECT;replace;/;307;' })
    expect(() => refusalOf(redirect)).toThrow('NEXT_REDIRECT')
    expect(() => refusalOf(new TypeError('a bug'))).toThrow('a bug')
  })
})
