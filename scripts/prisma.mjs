// `npm run prisma -- migrate dev …`: Prisma's command line on DATABASE_URL, or on the embedded database of ./data.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { fail, generateClient, installDependencies, prismaEnvironment, root, run, tool } from './setup.mjs'

installDependencies()
generateClient()
const bundle = path.join(root, 'node_modules', '.galleon-embedded.mjs')
run(tool('esbuild'), [
  'registry/stores/postgres/embedded.ts',
  '--bundle',
  '--platform=node',
  '--format=esm',
  '--packages=external',
  '--log-level=warning',
  `--outfile=${bundle}`,
])
const { startEmbeddedPostgres } = await import(bundle)
const dataDir = path.resolve(process.env.GALLEON_DATA_DIR ?? path.join(root, 'data'))
const embedded = process.env.DATABASE_URL ? undefined : await startEmbeddedPostgres(dataDir).catch((error) => fail(error.message))
const result = spawnSync(tool('prisma'), process.argv.slice(2), {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, ...prismaEnvironment, DATABASE_URL: process.env.DATABASE_URL ?? embedded?.url },
})
await embedded?.stop()
process.exit(result.status ?? 1)
