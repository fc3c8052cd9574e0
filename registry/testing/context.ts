import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { readConfig } from '#registry/config/config.ts'
import { type Context, type ContextOptions, createContext } from '#registry/context.ts'
import type { Caller } from '#registry/operations/operation.ts'
import { createAccount } from '#registry/operations/operator/create-account.ts'
import { createDatabase, type Database } from '#registry/stores/postgres/database.ts'
import { createTestDatabase } from './database.ts'
import { withoutRates } from './without-rates.ts'

export interface TestContext {
  readonly context: Context
  /** For what tests arrange or look at behind the operations' backs. */
  readonly database: Database
  readonly databaseUrl: string
  /** A new account's root user, asking. */
  newCaller(): Promise<TestCaller>
  close(): Promise<void>
}

export type TestCaller = Caller & { readonly accountId: string }

/** What operations work with, on real stores and without a server; the registry host is `gallery.test`. */
export async function createTestContext(options: Pick<ContextOptions, 'clock' | 'quotaDefaults'> = {}): Promise<TestContext> {
  const database = await createTestDatabase()
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'galleon-test-'))
  const config = readConfig({ GALLEON_DATA_DIR: dataDir, GALLEON_ORIGIN: 'https://gallery.test', LOG_LEVEL: 'error' })
  const direct = createDatabase(database.url)
  const context = await createContext(config, {
    databaseUrl: database.url,
    secretKey: 'of this test only '.repeat(3),
    quotaDefaults: withoutRates,
    ...options,
  })
  return {
    context,
    database: direct,
    databaseUrl: database.url,
    async newCaller() {
      const { account, accessKeyId } = await createAccount({ name: 'Test Publisher', email: `${randomUUID()}@example.com` }, context)
      return {
        accountId: account.id,
        principal: { type: 'root', accountId: account.id, accessKeyId },
        request: { requestId: randomUUID(), sourceIp: '127.0.0.1', userAgent: 'test' },
      }
    },
    async close() {
      await context.close()
      await direct.close()
      await database.drop()
      fs.rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
