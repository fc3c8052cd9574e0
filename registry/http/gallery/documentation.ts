import type { ErrorKind } from '#registry/domain/service-error.ts'

/** What a reader is told of an operation beside its input's schema. */
export interface Documentation {
  readonly summary: string
  readonly description?: string
  /** A request that the operation takes. */
  readonly request: object
  /** What it might answer. */
  readonly answer: object
  /** What it refuses beside malformed requests. */
  readonly errors: readonly ErrorKind[]
}

const repository = { registryAliasName: 'harbour', repositoryName: 'nginx-hello' }
const digest = 'sha256:6f3c4a9d1b2e5f708192a3b4c5d6e7f80912a3b4c5d6e7f80912a3b4c5d6e1b0'
const child = 'sha256:0b1c2d3e4f5061728394a5b6c7d8e9f00112233445566778899aabbccddeeff0'
const pushedAt = '2026-03-01T14:05:09.123Z'
const index = 'application/vnd.oci.image.index.v1+json'
const notFound: readonly ErrorKind[] = ['repository-not-found']
const imageErrors: readonly ErrorKind[] = ['repository-not-found', 'image-not-found', 'digest-invalid']

const found = {
  repositoryName: 'nginx-hello',
  primaryRegistryAliasName: 'harbour',
  displayName: 'Harbour Works',
  repositoryDescription: 'A static page server of a few kilobytes.',
  operatingSystems: ['Linux'],
  architectures: ['x86-64', 'ARM 64'],
  registryVerified: true,
  downloadCount: 1204,
  lastPushedAt: pushedAt,
}

/** By the name of the operation; one that is not here is documented by its schema alone. */
export const documentation: Readonly<Record<string, Documentation>> = {
  searchRepositoryCatalogData: {
    summary: 'Search the gallery',
    description:
      'By name, text and publisher, in pages by number or by token. A misspelt term finds what it might have meant, and `approximate` says so. A pasted reference, such as `harbour/web:1.2`, or pull command finds its repository. Counts of `facets` are under the other filters; the first answer for a term that very many match has estimates, and `totalIsEstimate` says so. The best 10,000 matches can be paged through; sorted by `NAME`, `UPDATED` or `POPULARITY`, all can.',
    request: { searchTerm: 'nginx', sortConfiguration: { sortKey: 'POPULARITY' }, maxResults: 25, architectures: ['ARM 64'] },
    answer: {
      repositoryCatalogSearchResultList: [found],
      totalResults: 1,
      facets: { verified: 1, operatingSystems: { Linux: 1 }, architectures: { 'ARM 64': 1 } },
      totalIsEstimate: false,
      approximate: false,
    },
    errors: [],
  },
  getRepositoryCatalogData: {
    summary: 'Show a repository',
    description: 'As its public page does: texts, pulls, publisher. Found under any active alias of its registry.',
    request: repository,
    answer: {
      catalogData: {
        description: found.repositoryDescription,
        architectures: ['x86-64'],
        operatingSystems: ['Linux'],
        aboutText: '# nginx-hello',
      },
      insightData: { downloadCount: 1204 },
      foundPlatforms: {
        platforms: [{ os: 'linux', architecture: 'amd64' }],
        operatingSystems: ['Linux'],
        architectures: ['x86-64'],
        complete: true,
      },
      repository: {
        repositoryName: 'nginx-hello',
        registryId: '100000000001',
        primaryRegistryAliasName: 'harbour',
        displayName: 'Harbour Works',
        registryVerified: true,
        repositoryUri: 'gallery.example/harbour/nginx-hello',
        createdAt: '2026-01-01T00:00:00.000Z',
        lastPushedAt: pushedAt,
      },
    },
    errors: notFound,
  },
  describeImageTags: {
    summary: 'List the tags of a repository',
    description:
      'The most recently pushed first unless `sortConfiguration` says otherwise, in pages by token. `imageTag` asks for one tag.',
    request: { ...repository, maxResults: 100 },
    answer: {
      imageTagDetails: [
        {
          imageTag: '1.2.0',
          createdAt: pushedAt,
          imageDetail: {
            imageDigest: digest,
            imageSizeInBytes: 12_345_678,
            imagePushedAt: pushedAt,
            imageManifestMediaType: index,
            platforms: [{ os: 'linux', architecture: 'arm64', variant: 'v8', digest: child, sizeInBytes: 6_172_839 }],
            imageTags: ['1.2.0', 'latest'],
            imageTagCount: 2,
          },
        },
      ],
      totalTags: 1,
      foundTags: 1,
    },
    errors: notFound,
  },
  describeImage: {
    summary: 'Describe an image',
    description:
      'By tag or by digest: its configuration, layers and build steps, of an index its children and the contents of one platform, and what refers to it. `brief` leaves out all but `imageDetail`.',
    request: { ...repository, imageTag: '1.2.0', brief: true },
    answer: {
      imageDetail: {
        imageDigest: digest,
        imageManifestMediaType: index,
        imageSizeInBytes: 12_345_678,
        imagePushedAt: pushedAt,
        imageTags: ['1.2.0', 'latest'],
      },
    },
    errors: imageErrors,
  },
  getImageManifest: {
    summary: 'Read a manifest',
    description: 'As it was pushed, by tag or by digest. It does not count as a pull.',
    request: { ...repository, imageTag: '1.2.0' },
    answer: { imageDigest: digest, imageManifestMediaType: index, imageManifest: '{"schemaVersion":2,…}' },
    errors: imageErrors,
  },
  getRegistryCatalogData: {
    summary: 'Show a publisher’s registry',
    description: 'By any active alias.',
    request: { registryAliasName: 'harbour' },
    answer: {
      registryCatalogData: { displayName: 'Harbour Works' },
      registryVerified: true,
      registryId: '100000000001',
      primaryRegistryAliasName: 'harbour',
      insightData: { repositoryCount: 6, downloadCount: 48_113 },
    },
    errors: ['registry-not-found'],
  },
  listPopularPublishers: {
    summary: 'List the publishers that are pulled most',
    description: 'Counts are some seconds behind.',
    request: { maxResults: 5 },
    answer: {
      publishers: [
        { registryAliasName: 'harbour', displayName: 'Harbour Works', registryVerified: true, repositoryCount: 6, downloadCount: 48_113 },
      ],
    },
    errors: [],
  },
  listFeaturedRepositories: {
    summary: 'List the repositories that the operator features',
    description: 'As the front page shows them, in the order that the operator gave them: nine at most, or none.',
    request: {},
    answer: { featuredRepositories: [found] },
    errors: [],
  },
  getPullStatistics: {
    summary: 'Count the pulls of a repository',
    description: 'By days, weeks from Monday or months of UTC; with `groupBy` also by the most pulled tags or platforms.',
    request: { ...repository, period: 'DAY', points: 3, groupBy: 'NONE' },
    answer: {
      period: 'DAY',
      groupBy: 'NONE',
      periodStarts: ['2026-02-27', '2026-02-28', '2026-03-01'],
      pulls: [4, 0, 17],
      series: [],
      totals: { allTime: 1204, last24Hours: 17, last7Days: 60, last30Days: 311 },
      countedSince: '2026-01-01',
    },
    errors: notFound,
  },
  reportRepository: {
    summary: 'Report a repository',
    description:
      'Tells the operator of this gallery, and nobody else. Five at once from one network, then one in ten minutes. Pages of other sites cannot send it.',
    request: { ...repository, reason: 'SPAM', text: 'The description of tag 1.2.0 is an advertisement.' },
    answer: { reportId: '0198c3a1-7f00-7000-8000-000000000000' },
    errors: ['repository-not-found', 'rate-exceeded'],
  },
  listSitemapPages: {
    summary: 'List the pages of the sitemap',
    description: 'A token for each 5,000 repositories that the gallery shows.',
    request: {},
    answer: { pages: ['q83vEjRWeJASNFZ4kBI0VgE…'] },
    errors: [],
  },
  listSitemapEntries: {
    summary: 'Read a page of the sitemap',
    description: 'Repositories in the order of their creation.',
    request: {},
    answer: { entries: [{ registryAliasName: 'harbour', repositoryName: 'nginx-hello', lastPushedAt: pushedAt }] },
    errors: [],
  },
}
