import { describe, expect, test } from 'vitest'
import { asksForList, gallerySearchQuery, parseGallerySearch } from './gallery-search.ts'

const everything = { searchTerm: '', verified: false, operatingSystems: [], architectures: [], sort: 'popular', page: 1 }

describe('the state of a search in the URL', () => {
  test('has no null character, which no search could have', () => {
    expect(parseGallerySearch({ searchTerm: 'web\0 \0' }).searchTerm).toBe('web')
  })

  test('has the written form of the gallery', () => {
    const query = new URLSearchParams(
      'searchTerm=nginx&page=2&verified=verified&operatingSystems=Linux&architectures=ARM+64&architectures=x86',
    )
    const search = parseGallerySearch({
      searchTerm: query.getAll('searchTerm'),
      page: query.getAll('page'),
      verified: query.getAll('verified'),
      operatingSystems: query.getAll('operatingSystems'),
      architectures: query.getAll('architectures'),
    })
    expect(search).toEqual({
      searchTerm: 'nginx',
      verified: true,
      operatingSystems: ['Linux'],
      architectures: ['ARM 64', 'x86'],
      sort: 'best',
      page: 2,
    })
  })

  test.each([
    ['nothing', {}, everything],
    ['an unknown filter', { operatingSystems: ['Plan 9', 'Linux'] }, { ...everything, operatingSystems: ['Linux'] }],
    ['another word for verified', { verified: 'true' }, everything],
    ['an unknown order', { sort: 'pulls; drop table' }, everything],
    ['page zero', { page: '0' }, everything],
    ['a page that is no number', { page: 'two' }, everything],
    ['a page beyond all', { page: '99999999' }, everything],
    ['a page beyond all best matches', { searchTerm: 'a', page: '401' }, { ...everything, searchTerm: 'a', sort: 'best' }],
    ['the same page by name', { searchTerm: 'a', page: '401', sort: 'name' }, { ...everything, searchTerm: 'a', sort: 'name', page: 401 }],
    ['a term of blanks', { searchTerm: '   ' }, everything],
    ['the first of two terms', { searchTerm: ['web', 'other'] }, { ...everything, searchTerm: 'web', sort: 'best' }],
    ['an order beside a term', { searchTerm: 'web', sort: 'name' }, { ...everything, searchTerm: 'web', sort: 'name' }],
  ])('reads %s', (_, query, search) => {
    expect(parseGallerySearch(query)).toEqual(search)
  })

  test.each([
    ['', everything],
    ['searchTerm=web', { ...everything, searchTerm: 'web', sort: 'best' }],
    ['searchTerm=web&sort=popular', { ...everything, searchTerm: 'web' }],
    [
      'verified=verified&operatingSystems=Linux&architectures=ARM+64&page=3',
      { ...everything, verified: true, operatingSystems: ['Linux'], architectures: ['ARM 64'], page: 3 },
    ],
  ] as const)('is written as "%s"', (text, search) => {
    expect(gallerySearchQuery({ ...search, sort: search.sort as 'best' | 'popular' }).toString()).toBe(text)
  })

  test.each([
    [{}, false],
    [{ utm_source: 'mail' }, false],
    [{ searchTerm: '' }, true],
    [{ sort: 'popular' }, true],
    [{ page: '2' }, true],
    [{ architectures: ['ARM'] }, true],
  ])('%j asks for a list: %s', (query, list) => {
    expect(asksForList(query)).toBe(list)
  })
})
