import fs from 'node:fs'
import type { Server } from 'node:http'
import { type AddressInfo, createServer as createNetServer, type Server as NetServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { readConfig } from '#registry/config/config.ts'
import { type Context, type ContextOptions, createContext } from '#registry/context.ts'
import { createServer } from '#registry/http/server.ts'
import { type CreatedAccount, createAccount } from '#registry/operations/operator/create-account.ts'
import { createTestDatabase } from './database.ts'
import { withoutRates } from './without-rates.ts'

export interface TestServer {
  readonly origin: string
  /** `127.0.0.1:port`, as in image references. */
  readonly host: string
  readonly context: Context
  readonly databaseUrl: string
  /** An account with root keys, made for the tests. */
  readonly account: CreatedAccount
  /** One more account. */
  createAccount(name: string): Promise<CreatedAccount>
  close(): Promise<void>
}

export interface TestServerOptions extends Pick<ContextOptions, 'clock' | 'quotaDefaults'> {
  /** More of the environment. */
  readonly env?: Readonly<Record<string, string>>
}

/** The backend in this process, on a free port, with a database and a data directory of its own. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const database = await createTestDatabase()
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'galleon-test-'))
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const { env = {}, ...contextOptions } = options
  const config = readConfig({ PORT: String(port), GALLEON_DATA_DIR: dataDir, GALLEON_ORIGIN: origin, LOG_LEVEL: 'error', ...env })
  const context = await createContext(config, {
    databaseUrl: database.url,
    secretKey: 'of this test only '.repeat(3),
    quotaDefaults: withoutRates,
    ...contextOptions,
  })
  const server = createServer(context)
  await listen(server, port)
  const newAccount = (name: string) => createAccount({ name, email: `${name.toLowerCase().replaceAll(/\W+/g, '.')}@example.com` }, context)
  return {
    origin,
    host: `127.0.0.1:${port}`,
    context,
    databaseUrl: database.url,
    account: await newAccount('Test Publisher'),
    createAccount: newAccount,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await context.close()
      await database.drop()
      fs.rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function freePort(): Promise<number> {
  const server = createNetServer()
  await listen(server, 0)
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

function listen(server: NetServer | Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
}
