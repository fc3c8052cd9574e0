import { AsyncLocalStorage } from 'node:async_hooks'
import pg, { type PoolClient } from 'pg'

interface Open {
  readonly client: PoolClient
  readonly afterCommit: (() => void)[]
  depth: number
  /** How many were asked for by `query`. */
  statements: number
  /** From then on the connection is another's; what was begun in the transaction and not awaited, such as a timer, works alone. */
  hasEnded: boolean
}

/**
 * A pool whose queries join the transaction that their caller runs in. Stores need not know whether they work alone or
 * together, and what reads through Prisma sees what was written beside it, since Prisma's adapter has this pool too.
 */
export class TransactionalPool extends pg.Pool {
  readonly #open = new AsyncLocalStorage<Open | undefined>()

  constructor(config: pg.PoolConfig) {
    super(config)
    const alone = { query: this.query.bind(this), connect: this.connect.bind(this) }
    const query = (...parameters: Parameters<typeof alone.query>) => {
      const open = this.#current
      if (!open) return alone.query(...parameters)
      open.statements++
      return open.client.query(...parameters)
    }
    const connect = (callback?: Parameters<pg.Pool['connect']>[0]) => {
      // The base class itself asks with a callback, for a query outside of any transaction.
      if (callback) return alone.connect(callback)
      const open = this.#current
      return open ? Promise.resolve(asPart(open)) : alone.connect()
    }
    // Assigned, since overriding would have to repeat every overload of the base class.
    this.query = query as pg.Pool['query']
    this.connect = connect as pg.Pool['connect']
  }

  get isInTransaction(): boolean {
    return this.#current !== undefined
  }

  get #current(): Open | undefined {
    const open = this.#open.getStore()
    return open?.hasEnded ? undefined : open
  }

  /** Runs `then` when what the caller does is durable: at once outside of a transaction, never when that is undone. */
  afterCommit(then: () => void): void {
    const open = this.#current
    if (open) open.afterCommit.push(then)
    else then()
  }

  /**
   * Runs `work` in one transaction, or in a part of the one that is open; what it throws undoes all of it. `close` writes what
   * belongs to the result with one statement, which is sent together with the transaction's end when it asks for it at once.
   */
  async transaction<T>(work: (client: PoolClient) => Promise<T>, close?: (result: T) => Promise<void>): Promise<T> {
    const open = this.#current
    return open ? runPart(open, work, close) : this.#runWhole(work, close)
  }

  async #runWhole<T>(work: (client: PoolClient) => Promise<T>, close?: (result: T) => Promise<void>): Promise<T> {
    const client = await this.connect()
    const open: Open = { client, afterCommit: [], depth: 0, statements: 0, hasEnded: false }
    let broken = false
    let result: T
    try {
      // Sent with the first statement of the work, not before it: the connection is a pipeline. What the work asks of a
      // connection on which it failed fails too.
      const begun = client.query('begin')
      begun.catch(() => {})
      // Awaited inside: a promise of Prisma's begins its work only when it is awaited.
      result = await this.#open.run(open, async () => await work(client))
      await begun
      const { statements } = open
      const closed = this.#open.run(open, () => close?.(result))
      if (open.statements === statements) await closed
      open.hasEnded = true
      const [{ command }] = await Promise.all([client.query('commit'), closed])
      // So ends one in which a statement failed, whoever made light of that.
      if (command !== 'COMMIT') throw new Error('A statement of the transaction had failed, so it was undone.')
    } catch (error) {
      open.hasEnded = true
      await client.query('rollback').catch(() => {
        broken = true
      })
      throw error
    } finally {
      // A connection that cannot even roll back is not given to the next one.
      client.release(broken)
    }
    for (const then of open.afterCommit) then()
    return result
  }
}

async function runPart<T>(open: Open, work: (client: PoolClient) => Promise<T>, close?: (result: T) => Promise<void>): Promise<T> {
  const savepoint = `part_${++open.depth}`
  await open.client.query(`savepoint ${savepoint}`)
  try {
    const result = await work(open.client)
    await close?.(result)
    await open.client.query(`release savepoint ${savepoint}`)
    return result
  } catch (error) {
    await open.client.query(`rollback to savepoint ${savepoint}`)
    throw error
  } finally {
    open.depth--
  }
}

const inPlaceOf: Readonly<Record<string, (savepoint: string) => string>> = {
  begin: (savepoint) => `savepoint ${savepoint}`,
  commit: (savepoint) => `release savepoint ${savepoint}`,
  rollback: (savepoint) => `rollback to savepoint ${savepoint}`,
}

/** The connection of the open transaction for somebody who begins and ends one: that becomes a part of it. */
function asPart(open: Open): PoolClient {
  const savepoint = `part_${++open.depth}`
  return new Proxy(open.client, {
    get(client, property) {
      if (property === 'release') return () => void open.depth--
      if (property === 'query') {
        return (query: string | { text: string }, ...rest: unknown[]) => {
          const text = typeof query === 'string' ? query : query.text
          const statement = inPlaceOf[text.toLowerCase()]?.(savepoint)
          const changed =
            statement === undefined ? query : typeof query === 'string' ? statement : { ...query, text: statement, name: undefined }
          return (client.query as (...parameters: unknown[]) => unknown).call(client, changed, ...rest)
        }
      }
      const value: unknown = Reflect.get(client, property)
      return typeof value === 'function' ? value.bind(client) : value
    },
  })
}
