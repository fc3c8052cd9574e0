import { Feed } from 'feed'
import type { ListedRepository, Registry } from '#lib/backend/gallery-answers.ts'
import { registryFeedPath, registryPath, repositoryPath } from '#lib/routes.ts'
import { htmlText, xmlText } from './feed-text.ts'

interface RegistryFeed {
  readonly origin: string
  readonly registry: Registry
  /** The most recently pushed first. */
  readonly repositories: readonly ListedRepository[]
}

/** A publisher's repositories as an Atom feed. An entry is a repository; each push brings it to the top. @see RFC 4287 */
export function registryFeed({ origin, registry, repositories }: RegistryFeed): string {
  const alias = registry.primaryRegistryAliasName
  const publisher = xmlText(registry.registryCatalogData.displayName || alias)
  const feed = new Feed({
    id: origin + registryFeedPath(alias),
    title: publisher,
    description: `Container images published by ${publisher}`,
    link: origin + registryPath(alias),
    feed: origin + registryFeedPath(alias),
    // A registry without repositories has had no news; its feed must name some time all the same.
    updated: repositories[0]?.lastPushedAt ?? new Date(0),
    author: { name: publisher, link: origin + registryPath(alias) },
    generator: 'Galleon',
  })
  for (const { repositoryName, repositoryDescription, lastPushedAt } of repositories) {
    const link = origin + repositoryPath(alias, repositoryName)
    feed.addItem({
      title: htmlText(`${alias}/${repositoryName}`),
      id: link,
      link,
      date: lastPushedAt,
      description: htmlText(repositoryDescription ?? 'Images were pushed.'),
    })
  }
  return feed.atom1()
}
