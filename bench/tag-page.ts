/**
 * How long visitors wait for a page of a repository with many tags: `npx tsx bench/tag-page.ts [tags] [--explain]`. It
 * asks the operation `describeImageTags`, on a database of its own in a temporary folder that it removes, and prints a
 * table in Markdown. `--explain` prints how PostgreSQL goes about each page instead.
 */
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Pool } from 'pg'
import { readConfig } from '#registry/config/config.ts'
import { type Context, createContext } from '#registry/context.ts'
import { describeImageTags, type ImageTagsAnswer } from '#registry/operations/gallery/describe-image-tags.ts'
import type { Caller } from '#registry/operations/operation.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import { createDatabase } from '#registry/stores/postgres/database.ts'
import { startEmbeddedPostgres } from '#registry/stores/postgres/embedded.ts'
import { migrate } from '#registry/stores/postgres/migrate.ts'
import { findTag, findTags } from '#registry/stores/prisma/tag-lists.ts'
import { loadTags } from './tag-load.ts'
import { percentile, timesOf } from './times.ts'

const tagsDefault = 10_000
const repeats = { warmUpRuns: 20, runs: 100 }

const repository = { registryAliasName: 'harbour', repositoryName: 'many-tags' }
const visitor: Caller = {
  principal: { type: 'anonymous' },
  request: { requestId: randomUUID(), sourceIp: '127.0.0.1', userAgent: 'bench' },
}

const by = (sortKey: string, order?: string) => ({ sortConfiguration: { sortKey, ...(order ? { order } : {}) } })
const pages: Readonly<Record<string, object>> = {
  'newest, the first 50': {},
  'newest, the first 1,000': { maxResults: 1000 },
  'by version, the first 50': by('SEMVER'),
  'by version, oldest first': by('SEMVER', 'ASCENDING'),
  'by name': by('NAME'),
  'by size': by('SIZE'),
  'a filter that most match': { filter: '1.' },
  'a filter that few match': { ...by('SEMVER'), filter: 'rc.3' },
  'a filter that none match': { ...by('SIZE'), filter: 'nothing' },
  'one tag': { imageTag: 'latest', maxResults: undefined },
}

async function main(): Promise<void> {
  const [tags = tagsDefault] = process.argv.slice(2).map(Number).filter(Number.isInteger)
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'galleon-bench-'))
  const embedded = await startEmbeddedPostgres(dataDir)
  const database = createDatabase(embedded.url)
  const config = readConfig({ GALLEON_DATA_DIR: dataDir, GALLEON_ORIGIN: 'http://localhost:3000', LOG_LEVEL: 'error' })
  let context: Context | undefined
  try {
    await migrate(embedded.url, path.join(import.meta.dirname, '../prisma/migrations'))
    await loadTags(database.pool, tags)
    context = await createContext(config, { databaseUrl: embedded.url, secretKey: 'of this measurement only '.repeat(2) })
    if (process.argv.includes('--explain')) await explain(context, database.pool)
    else await measure(context, database.pool)
  } finally {
    await context?.close()
    await database.close()
    await embedded.stop()
    fs.rmSync(dataDir, { recursive: true, force: true })
  }
}

function ask(context: Context, input: object): Promise<ImageTagsAnswer> {
  return runOperation(describeImageTags, { ...repository, maxResults: 50, ...input }, visitor, context)
}

/** The page in the middle of the list, and back from there. */
async function middleOf(context: Context, input: object): Promise<readonly [object, object]> {
  let answer = await ask(context, { ...input, maxResults: 1000 })
  for (let page = 0; page < 4 && answer.nextToken; page++) {
    answer = await ask(context, { ...input, maxResults: 1000, nextToken: answer.nextToken })
  }
  return [
    { ...input, nextToken: answer.nextToken },
    { ...input, nextToken: answer.previousToken },
  ]
}

async function allPages(context: Context): Promise<readonly (readonly [string, object])[]> {
  const [onByVersion, backByVersion] = await middleOf(context, by('SEMVER'))
  const [onByPush] = await middleOf(context, {})
  const [onBySize] = await middleOf(context, by('SIZE'))
  return [
    ...Object.entries(pages),
    ['newest, from the middle on', onByPush],
    ['by version, from the middle on', onByVersion],
    ['by version, from the middle back', backByVersion],
    ['by size, from the middle on', onBySize],
  ]
}

async function measure(context: Context, pool: Pool): Promise<void> {
  const { totalTags } = await ask(context, {})
  process.stdout.write(`${totalTags} tags\n\n| page | tags | p50 ms | p95 ms | longest ms | CPU ms |\n|---|--:|--:|--:|--:|--:|\n`)
  for (const [name, input] of await allPages(context)) {
    const { imageTagDetails } = await ask(context, input)
    const times = await timesOf(pool, repeats, () => ask(context, input))
    const cells = [0.5, 0.95, 1].map((share) => percentile(times, share))
    process.stdout.write(`| ${name} | ${imageTagDetails.length} | ${cells.join(' | ')} | ${times.processorMs.toFixed(1)} |\n`)
  }
}

// The store's own statements, watched on their way and asked for once more.
async function explain(context: Context, pool: Pool): Promise<void> {
  const seen: { text: string; values: unknown[] }[] = []
  const watch = (statement: { text: string; values: unknown[] }) => {
    seen.push(statement)
    return pool.query(statement)
  }
  const watched: Pool = Object.create(pool, { query: { value: watch } })
  const images: Context['images'] = {
    ...context.images,
    findTags: (id, query) => findTags(watched, id, query),
    findTag: (id, tag) => findTag(watched, id, tag),
  }
  const client = await pool.connect()
  await client.query('set plan_cache_mode = force_generic_plan')
  for (const [name, input] of await allPages(context)) {
    seen.length = 0
    await ask({ ...context, images }, input)
    for (const { text, values } of seen) {
      const { rows } = await client.query<{ 'QUERY PLAN': string }>({ text: `explain (analyze, costs off) ${text}`, values })
      process.stdout.write(`\n## ${name}\n\n${rows.map((row) => row['QUERY PLAN']).join('\n')}\n`)
    }
  }
  client.release()
}

await main()
