// What may follow `/-/` in a path, `:name` for any one component. Read by Next's configuration too, which takes no TypeScript.

/** Of pages about a repository. */
export const repositoryPagePaths = [
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
export const registryPagePaths = ['feed.atom', 'og.png']

/** Of all other pages, what they begin with. */
export const otherPagePaths = ['api', 'colour-scheme', 'oembed', 'og.png', 'sitemap', 'repository', 'registry']
