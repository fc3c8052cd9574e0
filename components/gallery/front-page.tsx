import Link from 'next/link'
import { listFeaturedRepositories, listPopularPublishers, searchRepositories } from '#lib/backend/gallery.ts'
import type { SearchAnswer } from '#lib/backend/gallery-answers.ts'
import { count, counted } from '#lib/format/quantity.ts'
import { type GallerySort, knownArchitectures, knownOperatingSystems, parseGallerySearch } from '#lib/gallery-search.ts'
import { allRepositoriesPath, searchPath } from '#lib/routes.ts'
import { FeaturedList } from './featured-list.tsx'
import { FirstPush } from './first-push.tsx'
import { LedgerColumn } from './ledger-column.tsx'
import { PublisherEntry, PulledEntry, UpdatedEntry } from './ledger-entries.tsx'

/** Lines of the sheet; app/globals.css rules as many. */
const entriesMax = 8

/** What there is, for somebody who has not asked for anything yet: one sheet of a ledger, in three columns, below what operators recommend. */
export async function FrontPage() {
  const [updated, pulled, publishers, featured] = await Promise.all([
    best('updated'),
    best('popular'),
    listPopularPublishers(entriesMax),
    listFeaturedRepositories(),
  ])
  if (updated.totalResults === 0) return <FirstPush />
  const now = new Date()
  const popular = pulled.repositoryCatalogSearchResultList.filter(({ downloadCount }) => downloadCount > 0)
  return (
    <>
      <h1 className="text-20 font-semibold tracking-tight sm:text-28">Container images, charts and artifacts</h1>
      <p className="mt-1 text-ink-soft">Find one, read about it, pull it. No account needed.</p>
      {featured.length > 0 && <FeaturedList repositories={featured} now={now} />}
      <div className="ledger mt-6 grid gap-x-10 gap-y-8 lg:mt-8 lg:grid-cols-3 lg:gap-y-0">
        <LedgerColumn title="Publishers" lines={entriesMax} more={{ href: '/?verified=verified', text: 'Verified only' }}>
          {publishers.map((publisher) => (
            <PublisherEntry key={publisher.registryAliasName} publisher={publisher} />
          ))}
        </LedgerColumn>
        <LedgerColumn title="Recently updated" lines={entriesMax} more={{ href: '/?sort=updated', text: 'All by date' }}>
          {updated.repositoryCatalogSearchResultList.map((repository) => (
            <UpdatedEntry key={`${repository.primaryRegistryAliasName}/${repository.repositoryName}`} repository={repository} now={now} />
          ))}
        </LedgerColumn>
        <LedgerColumn
          title="Most pulled"
          lines={entriesMax}
          more={{ href: allRepositoriesPath, text: 'All by pulls' }}
          none="Nothing has been pulled yet."
        >
          {popular.map((repository) => (
            <PulledEntry key={`${repository.primaryRegistryAliasName}/${repository.repositoryName}`} repository={repository} />
          ))}
        </LedgerColumn>
      </div>
      <Sum answer={updated} />
    </>
  )
}

function best(sort: GallerySort): Promise<SearchAnswer> {
  return searchRepositories(parseGallerySearch({ sort }), undefined, entriesMax)
}

/** The foot of the sheet: all there is, and how it divides. */
function Sum({ answer: { totalResults, facets } }: { readonly answer: SearchAnswer }) {
  const parts = [
    ['Verified accounts', facets.verified, { verified: 'verified' }],
    ...knownOperatingSystems.map((name) => [name, facets.operatingSystems[name] ?? 0, { operatingSystems: name }] as const),
    ...knownArchitectures.map((name) => [name, facets.architectures[name] ?? 0, { architectures: name }] as const),
  ] as const
  return (
    <nav
      aria-label="All repositories"
      className="mt-8 flex flex-wrap items-baseline gap-x-6 gap-y-2 border-ink border-t-4 border-double pt-3 text-14 lg:mt-0"
    >
      <Link href={allRepositoriesPath} prefetch={false} className="link font-semibold sm:mr-auto">
        All {counted(totalResults, 'repository', 'repositories')}
      </Link>
      {parts.map(
        ([name, results, query]) =>
          results > 0 && (
            <Link key={name} href={searchPath(parseGallerySearch(query))} prefetch={false} className="group whitespace-nowrap">
              <span className="link">{name}</span> <span className="figures text-13 text-ink-soft">{count(results).short}</span>
            </Link>
          ),
      )}
    </nav>
  )
}
