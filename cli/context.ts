import path from 'node:path'
import { ConfigError, readConfig } from '#registry/config/config.ts'
import { prepareDataDirectory, readSecretKey } from '#registry/config/data-directory.ts'
import { type Context, createContext } from '#registry/context.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { startEmbeddedPostgres } from '#registry/stores/postgres/embedded.ts'
import { migrate } from '#registry/stores/postgres/migrate.ts'

/** Runs `work` on the installation that the environment names; an error that the operator can mend ends it with one line. */
export async function withContext<T>(work: (context: Context) => Promise<T>): Promise<T> {
  try {
    return await onInstallation(work)
  } catch (error) {
    if (!(error instanceof ConfigError || error instanceof ServiceError)) throw error
    process.stderr.write(`galleon: ${error.message}\n`)
    process.exit(1)
  }
}

async function onInstallation<T>(work: (context: Context) => Promise<T>): Promise<T> {
  // Standard output is for the answer.
  const config = { ...readConfig(process.env), logLevel: 'silent' }
  prepareDataDirectory(config.dataDir)
  const embedded = config.databaseUrl ? undefined : await startEmbeddedPostgres(config.dataDir)
  try {
    const databaseUrl = config.databaseUrl ?? embedded?.url ?? ''
    await migrate(databaseUrl, path.resolve(import.meta.dirname, '../prisma/migrations'))
    const context = await createContext(config, { databaseUrl, secretKey: readSecretKey(config.secretKey, config.dataDir) })
    try {
      return await work(context)
    } finally {
      await context.close()
    }
  } finally {
    await embedded?.stop()
  }
}
