import { describe, expect, it } from 'vitest'
import { createSecretBox } from '#registry/secrets/secret-box.ts'
import { type ListScope, nextTokenOf, toPageRequest } from './page-token.ts'

const context = { secrets: createSecretBox('a key of at least thirty-two characters') }
const scope: ListScope = { operation: 'DescribeImages', registryId: '123456789012', repositoryName: 'app' }

function tokenOf(position: string, of = scope): string {
  const { nextToken } = nextTokenOf({ items: [], next: position }, of, context)
  return nextToken!
}

describe('a page token', () => {
  it.each(['25', 'a/b', 'ü 🦀', ''])('leads back to the position %j', (position) => {
    const nextToken = tokenOf(position)
    expect(toPageRequest({ nextToken, maxResults: 5 }, scope, context)).toEqual({ limit: 5, after: position })
  })

  it('is not given with the last page, and without one a page begins at the start', () => {
    expect(nextTokenOf({ items: [] }, scope, context)).toEqual({})
    expect(toPageRequest({}, scope, context)).toEqual({ limit: 100 })
  })

  it.each([
    ['another operation', { ...scope, operation: 'DescribeImageTags' }],
    ['another registry', { ...scope, registryId: '210987654321' }],
    ['another repository', { ...scope, repositoryName: 'other' }],
    ['no repository', { operation: scope.operation, registryId: scope.registryId }],
    ['another search', { ...scope, query: { searchTerm: 'x' } }],
    ['names that join to the same', { ...scope, registryId: '123456789012app', repositoryName: '' }],
  ] satisfies [string, ListScope][])('of one list is none of another: %s', (_what, other) => {
    expect(() => toPageRequest({ nextToken: tokenOf('25') }, other, context)).toThrow(
      expect.objectContaining({ kind: 'invalid-parameter' }),
    )
  })

  it('of one search is none of a changed one', () => {
    const search = { operation: 'search', query: { searchTerm: 'nginx', verifiedOnly: false } }
    const changed = { operation: 'search', query: { searchTerm: 'nginx', verifiedOnly: true } }
    expect(toPageRequest({ nextToken: tokenOf('25', search) }, search, context).after).toBe('25')
    expect(() => toPageRequest({ nextToken: tokenOf('25', search) }, changed, context)).toThrow()
  })

  it.each([
    ['made up', 'MjU'],
    ['not base64', '***'],
    ['empty', ''],
    ['cut', tokenOf('25').slice(0, -2)],
    [
      'with another position',
      Buffer.concat([Buffer.from(tokenOf('25'), 'base64url').subarray(0, 16), Buffer.from('26')]).toString('base64url'),
    ],
  ])('that is %s is refused', (_what, nextToken) => {
    expect(() => toPageRequest({ nextToken }, scope, context)).toThrow(expect.objectContaining({ kind: 'invalid-parameter' }))
  })

  it('of another installation is refused', () => {
    const elsewhere = { secrets: createSecretBox('another key of thirty-two characters') }
    expect(() => toPageRequest({ nextToken: tokenOf('25') }, scope, elsewhere)).toThrow(/nextToken/)
  })
})
