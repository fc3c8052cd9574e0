/**
 * How long visitors wait for searches in a large gallery: `npx tsx bench/gallery-search.ts [repositories] [--explain]`.
 * It makes a database of its own in a temporary folder, prints a table in Markdown, and removes the folder. With
 * GALLEON_BENCH_DIR the database stays there for the next run.
 */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import type { Pool } from 'pg'
import { readConfig } from '#registry/config/config.ts'
import { type Context, createContext } from '#registry/context.ts'
import { anonymous } from '#registry/domain/principal.ts'
import { getRepositoryCatalogData } from '#registry/operations/gallery/get-repository-catalog-data.ts'
import { listPopularPublishers } from '#registry/operations/gallery/list-popular-publishers.ts'
import { listSitemapEntries } from '#registry/operations/gallery/list-sitemap-entries.ts'
import { listSitemapPages } from '#registry/operations/gallery/list-sitemap-pages.ts'
import { searchRepositoryCatalogData } from '#registry/operations/gallery/search-repository-catalog-data.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import type { GallerySearch } from '#registry/stores/gallery.ts'
import { createDatabase, type Database } from '#registry/stores/postgres/database.ts'
import { startEmbeddedPostgres } from '#registry/stores/postgres/embedded.ts'
import { migrate } from '#registry/stores/postgres/migrate.ts'
import { createGalleryStore } from '#registry/stores/prisma/gallery-store.ts'
import { loadedRepository, loadGallery } from './gallery-load.ts'
import { explainSearches } from './gallery-plans.ts'
import { searchesFor } from './gallery-searches.ts'
import { percentile, type Times, timesOf } from './times.ts'

const repositoriesDefault = 200_000
// PostgreSQL plans a statement for its parameters five times before it makes a plan for all.
const repeats = { warmUpRuns: 6, runs: 20 }
// Any that is no multiple of ten: those share their names.
const namedNumber = 2493

const caller = { principal: anonymous, request: { requestId: 'bench', sourceIp: '127.0.0.1', userAgent: 'bench' } }
const sortKeys = { 'best-match': 'BEST_MATCH', popularity: 'POPULARITY', updated: 'UPDATED', name: 'NAME' } as const

async function main(): Promise<void> {
  const [repositories = repositoriesDefault] = process.argv.slice(2).map(Number).filter(Number.isInteger)
  const kept = process.env.GALLEON_BENCH_DIR
  const dataDir = kept ?? fs.mkdtempSync(path.join(os.tmpdir(), 'galleon-bench-'))
  fs.mkdirSync(dataDir, { recursive: true })
  const embedded = await startEmbeddedPostgres(dataDir)
  const database = createDatabase(embedded.url)
  try {
    await migrate(embedded.url, path.join(import.meta.dirname, '../prisma/migrations'))
    await loadOnce(database.pool, repositories)
    const searches = searchesFor(loadedRepository(namedNumber, repositories))
    if (process.argv.includes('--explain')) await explainSearches(database, searches)
    else await measure(embedded.url, dataDir, database, searches)
  } finally {
    await database.close()
    await embedded.stop()
    if (!kept) fs.rmSync(dataDir, { recursive: true, force: true })
  }
}

async function loadOnce(pool: Pool, repositories: number): Promise<void> {
  const { rowCount } = await pool.query('select 1 from repository limit 1')
  if (rowCount) return
  const start = performance.now()
  await loadGallery(pool, repositories)
  process.stderr.write(`loaded in ${((performance.now() - start) / 1000).toFixed(0)} s\n`)
}

async function measure(
  databaseUrl: string,
  dataDir: string,
  database: Database,
  searches: Readonly<Record<string, GallerySearch>>,
): Promise<void> {
  const context = await createContext(readConfig({ GALLEON_DATA_DIR: dataDir }), { databaseUrl, secretKey: 'of the bench only '.repeat(3) })
  try {
    await printTable(context, database, searches)
  } finally {
    await context.close()
  }
}

async function printTable(context: Context, database: Database, searches: Readonly<Record<string, GallerySearch>>): Promise<void> {
  const { rows } = await database.pool.query<{ repositories: string; tags: string }>(
    'select (select count(*) from repository) as repositories, (select count(*) from tag) as tags',
  )
  process.stdout.write(`${rows[0]?.repositories} repositories, ${rows[0]?.tags} tags\n\n`)
  process.stdout.write(
    '| search | found | p50 ms | p95 ms | CPU ms | first: p50 ms | p95 ms | CPU ms |\n|---|--:|--:|--:|--:|--:|--:|--:|\n',
  )
  // Of a new store nothing is counted yet.
  const anew = () => ({ ...context, gallery: createGalleryStore(database) })
  const everything = await context.gallery.search({ ...Object.values(searches)[0], limit: 1, offset: 0 } as GallerySearch)
  for (const [name, search] of Object.entries(searches)) {
    const offset = Math.min(search.offset, everything.total - search.limit)
    const input = inputOf({ ...search, offset })
    const { totalResults, approximate } = await runOperation(searchRepositoryCatalogData, input, caller, context)
    const kept = await timesOf(database.pool, repeats, () => runOperation(searchRepositoryCatalogData, input, caller, context))
    const counted = await timesOf(database.pool, repeats, () => runOperation(searchRepositoryCatalogData, input, caller, anew()))
    printRow(name, `${totalResults}${approximate ? ' near' : ''}`, kept, counted)
  }
  const [first] = everything.items
  if (!first) throw new Error('the gallery is empty')
  const page = { registryAliasName: first.primaryAlias, repositoryName: first.repositoryName }
  printRow(
    'the popular publishers',
    '12',
    await timesOf(database.pool, repeats, () => runOperation(listPopularPublishers, {}, caller, context)),
    await timesOf(database.pool, repeats, () => runOperation(listPopularPublishers, {}, caller, anew())),
  )
  const times = await timesOf(database.pool, repeats, () => runOperation(getRepositoryCatalogData, page, caller, context))
  printRow('a repository page', '1', times, times)
  await printSitemap(context, database)
}

async function printSitemap(context: Context, { pool }: Database): Promise<void> {
  const { pages } = await runOperation(listSitemapPages, {}, caller, context)
  const index = await timesOf(pool, repeats, () => runOperation(listSitemapPages, {}, caller, context))
  printRow('the sitemap’s index', `${pages.length}`, index, index)
  const page = pages.at(-2)
  const { entries } = await runOperation(listSitemapEntries, { page }, caller, context)
  const entriesTimes = await timesOf(pool, repeats, () => runOperation(listSitemapEntries, { page }, caller, context))
  printRow('a page of the sitemap', `${entries.length}`, entriesTimes, entriesTimes)
}

// Pages of the API are numbered.
function inputOf({ searchTerm, verifiedOnly, operatingSystems, architectures, alias, sort, limit, offset }: GallerySearch): object {
  const registry = alias === undefined ? {} : { registryAliasName: alias }
  const page = Math.floor(offset / limit) + 1
  const sortConfiguration = { sortKey: sortKeys[sort] }
  return { searchTerm, verified: verifiedOnly, operatingSystems, architectures, sortConfiguration, maxResults: limit, page, ...registry }
}

function printRow(name: string, found: string, ...columns: readonly Times[]): void {
  const cells = columns.map((times) => `${percentile(times, 0.5)} | ${percentile(times, 0.95)} | ${times.processorMs.toFixed(1)}`)
  process.stdout.write(`| ${name} | ${found} | ${cells.join(' | ')} |\n`)
}

await main()
