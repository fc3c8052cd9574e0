import cluster from 'node:cluster'
import { randomBytes } from 'node:crypto'
import { ConfigError, readConfig } from '#registry/config/config.ts'
import { runPrimary } from './primary.ts'
import { runWorker } from './worker.ts'

// What the AWS SDK will need next year is our next release's business, not the operator's.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true'

// Between the pages and the backend of one start, which may be different workers.
process.env.GALLEON_PAGES_KEY ||= randomBytes(32).toString('base64url')

const dev = process.argv.includes('--dev')

try {
  const config = readConfig(process.env)
  await (cluster.isPrimary ? runPrimary(dev ? { ...config, workers: 1 } : config) : runWorker(config, { dev }))
} catch (error) {
  // What the operator can mend is one line; anything else is a bug, and shown whole.
  process.stderr.write(
    error instanceof ConfigError ? `galleon: ${error.message}\n` : `galleon: ${error instanceof Error ? error.stack : error}\n`,
  )
  process.exit(1)
}
