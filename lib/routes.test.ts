import { expect, test } from 'vitest'
import { allRepositoriesPath, isPublicFile, pageSubject, repositoryPath, searchPath } from './routes.ts'

test.each([
  ['/harbour', { alias: 'harbour' }],
  ['/harbour/', { alias: 'harbour' }],
  ['/harbour/web', { alias: 'harbour', name: 'web' }],
  ['/harbour/charts/web', { alias: 'harbour', name: 'charts/web' }],
  ['/', undefined],
  ['/-/colour-scheme', undefined],
  ['/harbour/charts/web/-/tags/1.0', { alias: 'harbour', name: 'charts/web', page: ['tags', '1.0'] }],
  ['/harbour/-/feed.atom', { alias: 'harbour', page: ['feed.atom'] }],
  ['/harbour/Web/-/tags/1.0', undefined],
  ['/Harbour/web', undefined],
  ['/harbour/Web', undefined],
  ['/harbour//web', undefined],
  ['/h', undefined],
  ['/harbour/w', undefined],
  [`/harbour/${'w'.repeat(206)}`, undefined],
  ['/harbour/%2e%2e/secret', undefined],
])('the subject of %s', (path, subject) => {
  expect(pageSubject(path)).toEqual(subject)
})

test('a repository view is written with only what differs from the plain page', () => {
  expect(repositoryPath('harbour', 'charts/web', { tab: 'about', pin: false, filter: '' })).toBe('/harbour/charts/web')
  expect(repositoryPath('harbour', 'web', { tab: 'tags', tag: '1.0+a', pin: true })).toBe('/harbour/web?tab=tags&tag=1.0%2Ba&pin=digest')
  const sorted = (sort: 'newest' | 'name', order: 'ascending' | 'descending') =>
    repositoryPath('harbour', 'web', { tab: 'tags', sort, order })
  expect(sorted('newest', 'descending')).toBe('/harbour/web?tab=tags')
  expect(sorted('newest', 'ascending')).toBe('/harbour/web?tab=tags&order=ascending')
  expect(sorted('name', 'ascending')).toBe('/harbour/web?tab=tags&sort=name')
  expect(sorted('name', 'descending')).toBe('/harbour/web?tab=tags&sort=name&order=descending')
})

test('a search in a registry stays in it', () => {
  const search = { searchTerm: 'a b', verified: false, operatingSystems: [], architectures: [], sort: 'best', page: 1 } as const
  expect(searchPath(search)).toBe('/?searchTerm=a+b')
  expect(searchPath(search, 'harbour')).toBe('/harbour?searchTerm=a+b')
})

test.each([
  ['/robots.txt', true],
  ['/-/oembed', true],
  ['/-/sitemap/3.xml', true],
  ['/harbour/-/feed.atom', true],
  ['/harbour/-/og.png', true],
  ['/harbour/charts/web/-/badge/pulls.svg', true],
  ['/harbour/web/-/card', true],
  ['/harbour/web/-/pulls.csv', true],
  ['/harbour/web/-/pulls', false],
  ['/harbour/web/-/badges', false],
  ['/harbour/-/card', false],
  ['/harbour/web/-/other.svg', false],
  ['/harbour/web', false],
])('what is a file and no page: %s', (path, file) => {
  expect(isPublicFile(path)).toBe(file)
})

test('a list of everything is not the front page', () => {
  const search = { searchTerm: '', verified: false, operatingSystems: [], architectures: [], sort: 'popular', page: 1 } as const
  expect(searchPath(search)).toBe(allRepositoriesPath)
  expect(searchPath(search, 'harbour')).toBe('/harbour')
  expect(searchPath({ ...search, page: 2 })).toBe('/?page=2')
})
