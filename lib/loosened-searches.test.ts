import { expect, test } from 'vitest'
import { parseGallerySearch } from './gallery-search.ts'
import { eachWord, withoutEachFilter, withoutFilters } from './loosened-searches.ts'
import { searchPath } from './routes.ts'

const search = parseGallerySearch({
  searchTerm: 'web',
  verified: 'verified',
  operatingSystems: ['Linux', 'Windows'],
  architectures: 'ARM',
  page: '3',
})

test('each filter can be taken away by itself', () => {
  expect(withoutEachFilter(search).map(({ dropped, search: looser }) => [dropped, searchPath(looser)])).toEqual([
    ['Verified account', '/?searchTerm=web&operatingSystems=Linux&operatingSystems=Windows&architectures=ARM'],
    ['Linux', '/?searchTerm=web&verified=verified&operatingSystems=Windows&architectures=ARM'],
    ['Windows', '/?searchTerm=web&verified=verified&operatingSystems=Linux&architectures=ARM'],
    ['ARM', '/?searchTerm=web&verified=verified&operatingSystems=Linux&operatingSystems=Windows'],
  ])
})

test('all filters can be taken away when there are several', () => {
  const all = withoutFilters(search)
  expect(all && searchPath(all)).toBe('/?searchTerm=web')
  expect(withoutFilters(parseGallerySearch({ verified: 'verified' }))).toBeUndefined()
})

test.each([
  ['nginx  foobar nginx', ['nginx', 'foobar']],
  ['nginx', []],
  ['"nginx foobar"', []],
  ['nginx -alpine or caddy', ['nginx', 'caddy']],
  ['a b c d e f', ['a', 'b', 'c', 'd']],
])('the words of %j', (searchTerm, words) => {
  expect(eachWord(parseGallerySearch({ searchTerm })).map((one) => one.searchTerm)).toEqual(words)
})
