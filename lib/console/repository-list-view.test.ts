import { describe, expect, it } from 'vitest'
import { parseRepositoryList, repositoryListPath, sortedBy, toRepositoryQuestion } from './repository-list-view.ts'

describe('a view of the list of repositories', () => {
  it.each([
    [{}, '/console/repositories'],
    [
      { filter: ' web ', sort: 'name', order: 'asc', column: ['name', 'uri', 'images', 'pushed', 'created'] },
      '/console/repositories?filter=web',
    ],
    [{ sort: 'pushed', order: 'asc', after: 'token' }, '/console/repositories?sort=pushed&order=asc&after=token'],
    [{ column: 'name' }, '/console/repositories?column=name'],
    [{ column: ['pulls', 'colour', 'uri'] }, '/console/repositories?column=name&column=uri&column=pulls'],
    [{ sort: 'toString', order: 'up' }, '/console/repositories'],
  ])('of %o has one address', (query, path) => {
    expect(repositoryListPath(parseRepositoryList(query))).toBe(path)
  })

  it('names its columns where they are not those that were chosen for good', () => {
    const usual = ['uri', 'pulls'] as const
    expect(parseRepositoryList({}, usual).columns).toEqual(usual)
    expect(repositoryListPath(parseRepositoryList({ sort: 'pulls' }, usual))).toBe('/console/repositories?sort=pulls')
    const query = { column: ['name', 'uri', 'images', 'pushed', 'created'] }
    expect(repositoryListPath(parseRepositoryList(query, usual))).toMatch(/column=uri&column=images&column=pushed&column=created$/)
  })

  it('is turned round by what it is sorted by, and begins anew', () => {
    const view = parseRepositoryList({ after: 'token' })
    expect(sortedBy(view, 'name')).toMatchObject({ sort: 'name', descending: true, after: undefined })
    expect(sortedBy(view, 'pushed')).toMatchObject({ sort: 'pushed', descending: true })
    expect(sortedBy(sortedBy(view, 'pushed'), 'pushed')).toMatchObject({ sort: 'pushed', descending: false })
  })

  it('asks the backend', () => {
    expect(toRepositoryQuestion(parseRepositoryList({ filter: 'web', sort: 'pulls' }))).toEqual({
      filter: 'web',
      orderBy: 'PULLS',
      descending: true,
    })
    expect(toRepositoryQuestion(parseRepositoryList({}))).toEqual({ orderBy: 'NAME', descending: false })
  })
})
