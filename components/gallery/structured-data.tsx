import type { Registry, Repository } from '#lib/backend/gallery-answers.ts'
import { readInstance } from '#lib/backend/instance.ts'
import { logoSource } from '#lib/backend/logo-source.ts'
import { registryPath, repositoryPages, repositoryPath } from '#lib/routes.ts'

/** What a page is about, for search engines. @see https://schema.org */
export function StructuredData({ graph }: { readonly graph: readonly object[] }) {
  return (
    <script
      type="application/ld+json"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: data in a script element, which no `<` can leave
      dangerouslySetInnerHTML={{ __html: scriptText({ '@context': 'https://schema.org', '@graph': graph }) }}
    />
  )
}

/** JSON that cannot end the script element it stands in. */
export function scriptText(value: object): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c').replaceAll('>', '\\u003e').replaceAll('&', '\\u0026')
}

/** A repository as a piece of software, and the way to it. */
export function repositoryGraph({ repository, catalogData, insightData }: Repository, version: string | undefined): readonly object[] {
  const { origin } = readInstance()
  const { primaryRegistryAliasName: alias, repositoryName: name, displayName, createdAt, lastPushedAt } = repository
  const software = {
    '@type': 'SoftwareApplication',
    '@id': origin + repositoryPath(alias, name),
    url: origin + repositoryPath(alias, name),
    name: `${alias}/${name}`,
    applicationCategory: 'DeveloperApplication',
    ...(catalogData.description ? { description: catalogData.description } : {}),
    ...(catalogData.operatingSystems.length > 0 ? { operatingSystem: catalogData.operatingSystems.join(', ') } : {}),
    ...(catalogData.architectures.length > 0 ? { processorRequirements: catalogData.architectures.join(', ') } : {}),
    ...(version ? { softwareVersion: version } : {}),
    image: catalogData.logoUrl
      ? new URL(logoSource(catalogData.logoUrl), origin).href
      : origin + repositoryPages.openGraphImage(alias, name),
    isAccessibleForFree: true,
    dateCreated: createdAt.toISOString(),
    dateModified: lastPushedAt.toISOString(),
    author: { '@type': 'Organization', name: displayName || alias, url: origin + registryPath(alias) },
    interactionStatistic: {
      '@type': 'InteractionCounter',
      interactionType: 'https://schema.org/DownloadAction',
      userInteractionCount: insightData.downloadCount,
    },
  }
  return [software, breadcrumbs([displayName || alias, registryPath(alias)], [name, repositoryPath(alias, name)])]
}

/** A publisher, and the way to its page. */
export function registryGraph({ primaryRegistryAliasName: alias, registryCatalogData }: Registry): readonly object[] {
  const { origin } = readInstance()
  const name = registryCatalogData.displayName || alias
  const url = origin + registryPath(alias)
  return [{ '@type': 'Organization', '@id': url, url, name }, breadcrumbs([name, registryPath(alias)])]
}

/** The gallery, and how to search it. */
export function galleryGraph(): readonly object[] {
  const { origin } = readInstance()
  const target = { '@type': 'EntryPoint', urlTemplate: `${origin}/?searchTerm={search_term_string}` }
  const search = { '@type': 'SearchAction', target, 'query-input': 'required name=search_term_string' }
  return [{ '@type': 'WebSite', '@id': `${origin}/`, url: `${origin}/`, name: 'Galleon', potentialAction: search }]
}

function breadcrumbs(...steps: readonly (readonly [name: string, path: string])[]): object {
  const { origin } = readInstance()
  const all = [['Gallery', '/'] as const, ...steps]
  return {
    '@type': 'BreadcrumbList',
    itemListElement: all.map(([name, path], index) => ({ '@type': 'ListItem', position: index + 1, name, item: origin + path })),
  }
}
