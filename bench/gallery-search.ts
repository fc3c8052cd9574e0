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
import type { GallerySearch, GalleryStore } from '#registry/stores/gallery.ts'
import { createDatabase } from '#registry/stores/postgres/database.ts'
import { startEmbeddedPostgres } from '#registry/stores/postgres/embedded.ts'
import { migrate } from '#registry/stores/postgres/migrate.ts'
import { createGalleryStore } from '#registry/stores/prisma/gallery-store.ts'
import { loadedRepository, loadGallery } from './gallery-load.ts'
import { explainSearches } from './gallery-plans.ts'

const repositoriesDefault = 200_000
const warmUpRuns = 8
const runs = 40
// Any that is no multiple of ten: those share their names.
const namedNumber = 2493

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

const searchesFor = ({ alias, name }: { alias: string; name: string }): Readonly<Record<string, GallerySearch>> => ({
  'everything, most popular': browse,
  'everything, page 40': { ...browse, offset: 1000 },
  'everything, filtered': { ...browse, verifiedOnly: true, operatingSystems: ['Linux'], architectures: ['ARM 64'] },
  'everything, last updated': { ...browse, sort: 'updated' },
  'one registry': { ...browse, alias: 'pub7' },
  'a name that thousands have': { ...search, searchTerm: 'nginx' },
  'the same, filtered': { ...search, searchTerm: 'nginx', verifiedOnly: true, architectures: ['ARM 64'] },
  'a name that one has': { ...search, searchTerm: name },
  'alias and name': { ...search, searchTerm: `${alias}/${name}` },
  'a publisher': { ...search, searchTerm: 'publisher 20' },
  'a half-typed word': { ...search, searchTerm: 'postg' },
  'two letters': { ...search, searchTerm: 're' },
  'one letter': { ...search, searchTerm: 's' },
  'two words': { ...search, searchTerm: 'kafka backup' },
  'a phrase': { ...search, searchTerm: '"machine learning"' },
  'a word in nearly every text': { ...search, searchTerm: 'server' },
  'one slip': { ...search, searchTerm: 'ngnix' },
  'one slip in a long word': { ...search, searchTerm: 'elasticsaerch' },
  'two slips': { ...search, searchTerm: 'elastiksaerch' },
  'nothing found': { ...search, searchTerm: 'wqxjkvzhpf' },
})

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
    if (process.argv.includes('--explain')) await explainSearches(database.pool, searches)
    else await measure(createGalleryStore(database), database.pool, searches)
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

async function measure(gallery: GalleryStore, pool: Pool, searches: Readonly<Record<string, GallerySearch>>): Promise<void> {
  const { rows } = await pool.query<{ repositories: string }>('select count(*) as repositories from repository')
  process.stdout.write(`${rows[0]?.repositories} repositories\n\n| search | found | p50 ms | p95 ms |\n|---|--:|--:|--:|\n`)
  for (const [name, input] of Object.entries(searches)) {
    const { total, approximate } = await gallery.search(input)
    const found = `${total}${approximate ? ' near' : ''}`
    printRow(name, found, await timesMs(() => gallery.search(input)))
  }
  const popular = await gallery.search(browse)
  const [first] = popular.items
  if (!first) throw new Error('the gallery is empty')
  const times = await timesMs(() => gallery.find(first.primaryAlias, first.repositoryName))
  printRow('a repository page', '1', times)
}

function printRow(name: string, found: string, times: readonly number[]): void {
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? Number.NaN).toFixed(1)
  process.stdout.write(`| ${name} | ${found} | ${at(0.5)} | ${at(0.95)} |\n`)
}

// In order, after the runs in which PostgreSQL makes up its mind on a plan.
async function timesMs(work: () => Promise<unknown>): Promise<readonly number[]> {
  const times: number[] = []
  for (let run = 0; run < warmUpRuns + runs; run++) {
    const start = performance.now()
    await work()
    if (run >= warmUpRuns) times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)
}

await main()
