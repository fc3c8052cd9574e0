import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '#registry/stores/prisma/generated/client.ts'
import { TransactionalPool } from './transactional-pool.ts'

const connectionsPerProcess = 10
const namedStatementsMax = 500

/**
 * One pool of connections a process: Prisma for everyday work, the pool itself for named statements of the hot path. Both
 * join the transaction that their caller runs in. Reads by `findUnique` do not: Prisma gathers them across callers.
 */
export interface Database {
  readonly pool: TransactionalPool
  readonly prisma: PrismaClient
  close(): Promise<void>
}

export function createDatabase(databaseUrl: string): Database {
  const pool = new TransactionalPool({ connectionString: databaseUrl, max: connectionsPerProcess, pipeline: true })
  // An idle connection that breaks is replaced at its next use; unheard, the event would end the process.
  pool.on('error', () => {})
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool, { statementNameGenerator: createStatementNames() }) })
  return {
    pool,
    prisma,
    async close() {
      await prisma.$disconnect()
      await pool.end()
    },
  }
}

// PostgreSQL plans a named statement once a connection. Bounded, since statements with lists of values never end.
function createStatementNames(): (query: { sql: string }) => string {
  const names = new Map<string, string>()
  return ({ sql }) => {
    const known = names.get(sql)
    if (known) return known
    if (names.size >= namedStatementsMax) return ''
    const name = `prisma_${names.size}`
    names.set(sql, name)
    return name
  }
}
