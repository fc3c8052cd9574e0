import { Feed } from 'feed'
import { artifactTypeName } from '#lib/artifact.ts'
import type { ImageTag, Repository } from '#lib/backend/gallery-answers.ts'
import { byteSize } from '#lib/format/quantity.ts'
import { platformNames } from '#lib/platform-names.ts'
import { repositoryPages, repositoryPath } from '#lib/routes.ts'
import { htmlText, xmlText } from './feed-text.ts'

interface RepositoryFeed {
  readonly origin: string
  readonly repository: Repository
  /** The most recently pushed first. */
  readonly tags: readonly ImageTag[]
  /** As in the address, when only some tags are asked for. */
  readonly patterns: readonly string[]
}

/**
 * The newest tags of a repository as an Atom feed. A tag that moves to another image is news: an entry is known by tag
 * and digest.
 * @see RFC 4287
 */
export function repositoryFeed({ origin, repository: { repository, catalogData }, tags, patterns }: RepositoryFeed): string {
  const { primaryRegistryAliasName: alias, repositoryName: name, displayName, lastPushedAt } = repository
  const page = origin + repositoryPath(alias, name)
  const own = new URL(origin + repositoryPages.feed(alias, name))
  if (patterns.length > 0) own.searchParams.set('tags', patterns.join(','))
  const feed = new Feed({
    id: own.href,
    title: `${alias}/${name}${patterns.length > 0 ? `: ${patterns.join(', ')}` : ''}`,
    ...(catalogData.description ? { description: xmlText(catalogData.description) } : {}),
    link: page,
    feed: own.href,
    updated: tags[0]?.createdAt ?? lastPushedAt,
    author: { name: xmlText(displayName || alias), link: `${origin}/${alias}` },
    generator: 'Galleon',
  })
  for (const tag of tags) {
    const { imageTag, createdAt, imageDetail } = tag
    const link = origin + repositoryPages.tag(alias, name, imageTag)
    feed.addItem({
      title: htmlText(`${name}:${imageTag}`),
      id: `${link}#${imageDetail.imageDigest}`,
      link,
      date: createdAt,
      content: content(tag, `${repository.repositoryUri}:${imageTag}`),
      category: platformNames(imageDetail.platforms)
        .filter((platform) => /^[\w./-]+$/.test(platform))
        .map((name) => ({ name, term: name })),
    })
  }
  return feed.atom1()
}

function content(tag: ImageTag, reference: string): string {
  const { imageDigest, imageSizeInBytes, builtAt } = tag.imageDetail
  const size = byteSize(imageSizeInBytes)
  const platforms = platformNames(tag.imageDetail.platforms)
  const facts: readonly (readonly [string, string])[] = [
    ['Reference', reference],
    ['Digest', imageDigest],
    ['Size', `${size.short} (${size.exact})`],
    ['Type', artifactTypeName(tag.imageDetail)],
    ...(platforms.length > 0 ? ([['Platforms', platforms.join(', ')]] as const) : []),
    ...(builtAt ? ([['Built', builtAt.toISOString()]] as const) : []),
  ]
  return `<dl>${facts.map(([name, value]) => `<dt>${name}</dt><dd>${htmlText(value)}</dd>`).join('')}</dl>`
}
