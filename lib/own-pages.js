// What may follow `/-/` in a path, `:name` for any one component. Read by Next's configuration too, which takes no TypeScript.

/** Of pages about a repository. */
export const repositoryPages = [
  'tags/:tag',
  'images/:digest',
  'images/:digest/manifest.json',
  'compare',
  'compare/:from/:to',
  'pulls',
  'pulls.csv',
  'badges',
  'badge/:file',
  'feed.atom',
  'card',
  'og.png',
  'report',
]

/** Of pages about a registry. */
export const registryPages = ['feed.atom', 'og.png']

/** Of pages about neither; what they are about may be named after them. */
export const otherPages = ['api', 'colour-scheme', 'oembed', 'og.png', 'sitemap', 'repository', 'registry']
