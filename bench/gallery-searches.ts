import type { GallerySearch } from '#registry/stores/gallery.ts'

const search: GallerySearch = {
  searchTerm: '',
  verifiedOnly: false,
  operatingSystems: [],
  architectures: [],
  sort: 'best-match',
  limit: 25,
  offset: 0,
}
const browse: GallerySearch = { ...search, sort: 'popularity' }
const filters = { verifiedOnly: true, operatingSystems: ['Linux'], architectures: ['ARM 64'] }

/** What visitors ask, from all of the gallery to nothing at all. */
export function searchesFor({ alias, name }: { alias: string; name: string }): Readonly<Record<string, GallerySearch>> {
  return {
    'everything, most popular': browse,
    'everything, page 40': { ...browse, offset: 1000 },
    'everything, the very last page': { ...browse, offset: Number.MAX_SAFE_INTEGER },
    'everything, filtered': { ...browse, ...filters },
    'everything, last updated': { ...browse, sort: 'updated' },
    'everything, by name': { ...browse, sort: 'name' },
    'one registry': { ...browse, alias: 'pub7' },
    'a name that thousands have': { ...search, searchTerm: 'nginx' },
    'the same, filtered': { ...search, searchTerm: 'nginx', ...filters },
    'the same, page 40': { ...search, searchTerm: 'nginx', offset: 1000 },
    'the same, page 400, the last': { ...search, searchTerm: 'nginx', offset: 9975 },
    'the same by name, page 1000': { ...search, searchTerm: 'nginx', sort: 'name', offset: 25_000 },
    'the same, most popular': { ...search, searchTerm: 'nginx', sort: 'popularity' },
    'the same, last updated': { ...search, searchTerm: 'nginx', sort: 'updated' },
    'a name that one has': { ...search, searchTerm: name },
    'alias and name': { ...search, searchTerm: `${alias}/${name}` },
    'a publisher': { ...search, searchTerm: 'publisher 20' },
    'a half-typed word': { ...search, searchTerm: 'postg' },
    'two letters': { ...search, searchTerm: 're' },
    'one letter': { ...search, searchTerm: 's' },
    'two words': { ...search, searchTerm: 'kafka backup' },
    'a phrase': { ...search, searchTerm: '"machine learning"' },
    'a phrase, last updated': { ...search, searchTerm: '"machine learning"', sort: 'updated' },
    'a phrase that a registry has not': { ...search, searchTerm: '"machine learning"', alias: 'pub7' },
    'a word in nearly every text': { ...search, searchTerm: 'server' },
    'the same, filtered ': { ...search, searchTerm: 'server', ...filters },
    'one slip': { ...search, searchTerm: 'ngnix' },
    'one slip in a long word': { ...search, searchTerm: 'elasticsaerch' },
    'two slips': { ...search, searchTerm: 'elastiksaerch' },
    'nothing found': { ...search, searchTerm: 'wqxjkvzhpf' },
  }
}
