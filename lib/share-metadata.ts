import type { Metadata } from 'next'
import { searchRepositories } from './backend/gallery.ts'
import { readInstance } from './backend/instance.ts'
import type { GallerySearch } from './gallery-search.ts'
import { oembedPath, registryFeedPath, registryOpenGraphImagePath, repositoryPages, repositoryPath } from './routes.ts'

interface SharedPage {
  readonly title: string
  readonly description: string
  /** The page's one address, as a path. */
  readonly canonical: string
}

interface RepositoryPage extends SharedPage {
  /** The primary alias. */
  readonly alias: string
  readonly name: string
}

/** What programs read in the head of a repository's page: its address, feed and card, and its picture. */
export function repositoryMetadata({ alias, name, ...page }: RepositoryPage): Metadata {
  const { origin } = readInstance()
  const types = {
    'application/atom+xml': [{ url: repositoryPages.feed(alias, name), title: `New tags of ${alias}/${name}` }],
    'application/json+oembed': [{ url: oembedPath(origin + repositoryPath(alias, name)), title: `${alias}/${name}` }],
  }
  return sharedMetadata(page, repositoryPages.openGraphImage(alias, name), types)
}

/** The same for a registry, which has no card. `alias` is the primary one. */
export function registryMetadata({ alias, ...page }: SharedPage & { readonly alias: string }): Metadata {
  const types = { 'application/atom+xml': [{ url: registryFeedPath(alias), title: `News of ${page.title}` }] }
  return sharedMetadata(page, registryOpenGraphImagePath(alias), types)
}

/** Of a page without a feed; `image` is a path. */
export function sharedMetadata(
  { title, description, canonical }: SharedPage,
  image: string,
  types?: NonNullable<NonNullable<Metadata['alternates']>['types']>,
): Metadata {
  const images = [{ url: image, width: 1200, height: 630, alt: title }]
  return {
    alternates: { canonical, ...(types ? { types } : {}) },
    openGraph: { type: 'website', siteName: 'Galleon', title, description, url: canonical, images },
    twitter: { card: 'summary_large_image', title, description, images },
  }
}

/**
 * What search engines may keep of a list. Its canonical address is the whole list's; a term that nothing has is whatever the author of a
 * link wrote, and stays out in any case.
 */
export async function searchRobots(search: GallerySearch, alias?: string): Promise<Metadata['robots']> {
  if (!search.searchTerm) return undefined
  // The page itself says what failed.
  const answer = await searchRepositories(search, alias).catch(() => undefined)
  return answer && answer.totalResults > 0 && !answer.approximate ? undefined : { index: false, follow: true }
}
