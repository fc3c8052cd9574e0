import { describe, expect, it } from 'vitest'
import { createSecretBox } from '#registry/secrets/secret-box.ts'
import { iamPageAnswer, toIamPage } from './paging.ts'

const context = { secrets: createSecretBox('a key of at least thirty-two characters') }
const scope = { operation: 'ListUsers', accountId: '123456789012', query: '/staff/' }

describe('pages of IAM lists', () => {
  it('go on where the last one ended', () => {
    const { IsTruncated, Marker } = iamPageAnswer({ items: ['a'], next: 'a' }, scope, context)
    expect(IsTruncated).toBe(true)
    expect(toIamPage({ Marker, MaxItems: 5 }, scope, context)).toEqual({ limit: 5, after: 'a' })
  })

  it('are of 100 items, and the last one says so', () => {
    expect(toIamPage({}, scope, context)).toEqual({ limit: 100 })
    expect(iamPageAnswer({ items: ['a'] }, scope, context)).toEqual({ IsTruncated: false })
  })

  it.each([
    ['of another operation', { ...scope, operation: 'ListGroups' }],
    ['of another account', { ...scope, accountId: '210987654321' }],
    ['of another prefix', { ...scope, query: '/' }],
  ])('refuse the marker %s by its name', (_what, other) => {
    const { Marker } = iamPageAnswer({ items: ['a'], next: 'a' }, other, context)
    expect(() => toIamPage({ Marker }, scope, context)).toThrow(/'Marker'/)
  })
})
