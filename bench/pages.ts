/**
 * How long visitors wait for whole pages: `npx tsx bench/pages.ts [tags]`. It starts the product from `dist/` on a database of its own, with
 * a repository of 10,000 tags, asks for one page after the other over HTTP, and prints a table in Markdown.
 */
import fs from 'node:fs'
import path from 'node:path'
import { createDatabase } from '#registry/stores/postgres/database.ts'
import { startEmbeddedPostgres } from '#registry/stores/postgres/embedded.ts'
import { migrate } from '#registry/stores/postgres/migrate.ts'
import { startProduct, temporaryFolder } from '../e2e/clients/product.ts'
import { loadTags } from './tag-load.ts'
import { percentile, type Times, timesOf } from './times.ts'

const tagsDefault = 10_000
// A page of the framework becomes quicker for a hundred renderings.
const repeats = { warmUpRuns: 100, runs: 100 }

const pages: Readonly<Record<string, string>> = {
  'the front page': '/?',
  'a repository, About': '/harbour/many-tags?',
  'its tags, the newest 50': '/harbour/many-tags?tab=tags',
  'its tags by version': '/harbour/many-tags?tab=tags&sort=version',
}

async function main(): Promise<void> {
  const tags = Number(process.argv[2] ?? tagsDefault)
  const dataDir = temporaryFolder()
  const embedded = await startEmbeddedPostgres(dataDir)
  const database = createDatabase(embedded.url)
  try {
    await migrate(embedded.url, path.join(import.meta.dirname, '../prisma/migrations'))
    await loadTags(database.pool, tags)
    const product = await startProduct({ env: { DATABASE_URL: embedded.url, GALLEON_DEMO: 'false', GALLEON_WORKERS: '1' } })
    const timesOfPage = (address: () => string) =>
      timesOf(database.pool, repeats, async () => void (await (await fetch(product.origin + address())).arrayBuffer()))
    try {
      process.stdout.write(`| page | anew: p50 ms | p95 ms | from memory: p50 ms | p95 ms | kB |\n|---|${'--:|'.repeat(5)}\n`)
      for (const [name, address] of Object.entries(pages)) {
        // What no page knows makes an address of its own, which is not in memory.
        const anew = await timesOfPage(() => `${address}&anew=${Math.random()}`)
        const kept = await timesOfPage(() => address)
        const bytes = (await (await fetch(product.origin + address)).arrayBuffer()).byteLength
        const shown = (times: Times) => `${percentile(times, 0.5)} | ${percentile(times, 0.95)}`
        process.stdout.write(`| ${name} | ${shown(anew)} | ${shown(kept)} | ${Math.round(bytes / 1000)} |\n`)
      }
    } finally {
      await product.stop()
    }
  } finally {
    await database.close()
    await embedded.stop()
    fs.rmSync(dataDir, { recursive: true, force: true })
  }
}

await main()
