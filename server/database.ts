import type { Logger } from 'pino'
import type { Config } from '#registry/config/config.ts'
import { ConfigError } from '#registry/config/config.ts'
import { startEmbeddedPostgres } from '#registry/stores/postgres/embedded.ts'

const checkEveryMs = 1000

export interface RunningDatabase {
  readonly url: string
  /** Starts the embedded server again whenever it is gone. */
  supervise(log: Pick<Logger, 'warn' | 'error'>): void
  stop(): Promise<void>
}

/** The configured database, or the embedded one. @throws ConfigError when the embedded one does not start. */
export async function openDatabase({ databaseUrl, dataDir }: Pick<Config, 'databaseUrl' | 'dataDir'>): Promise<RunningDatabase> {
  if (databaseUrl) return { url: databaseUrl, supervise: () => {}, stop: async () => {} }
  const start = () => startEmbeddedPostgres(dataDir)
  let embedded = await start().catch((cause: Error) => {
    throw new ConfigError(cause.message, { cause })
  })
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  return {
    url: embedded.url,
    supervise(log) {
      const check = async () => {
        if (!(await embedded.answers()) && !stopped) {
          log.warn('the database is gone; starting it again')
          embedded = await start()
        }
      }
      const next = () => {
        timer = setTimeout(() => {
          check()
            .catch((error) => log.error({ err: error }, 'the database did not start again'))
            .finally(() => stopped || next())
        }, checkEveryMs)
      }
      next()
    },
    async stop() {
      stopped = true
      clearTimeout(timer)
      await embedded.stop()
    },
  }
}
