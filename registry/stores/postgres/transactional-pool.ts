import { AsyncLocalStorage } from 'node:async_hooks'
import pg, { type PoolClient } from 'pg'

interface Open {
  readonly client: PoolClient
  readonly afterCommit: (() => void)[]
  depth: number
  /** How many were asked for by `query`. */
  statements: number
  /** Kept: what was begun in it and not awaited, such as a timer, works alone from now on, as the connection is another's. */
  isCommitted: boolean
  /** Why nothing more may be asked for in it. */
  refusal: string | undefined
}

const undone = 'The transaction that this belongs to was undone.'
const oneStatement = 'What closes a transaction may ask for one statement only.'

/**
 * A pool whose queries join the transaction that their caller runs in. Stores need not know whether they work alone or
 * together, and what reads through Prisma sees what was written beside it, since Prisma's adapter has this pool too.
 */
export class TransactionalPool extends pg.Pool {
  readonly #open = new AsyncLocalStorage<Open | undefined>()

  constructor(config: pg.PoolConfig) {
    super(config)
    // The statements on a connection that is lost fail each for itself; unheard, its event would end the process.
    this.on('connect', (client) => void client.on('error', () => {}))
    const alone = { query: this.query.bind(this), connect: this.connect.bind(this) }
    const query = (...parameters: Parameters<typeof alone.query>) => {
      const open = this.#current
      if (!open) return alone.query(...parameters)
      if (open.refusal) return Promise.reject(new Error(open.refusal))
      open.statements++
      return open.client.query(...parameters)
    }
    const connect = (callback?: Parameters<pg.Pool['connect']>[0]) => {
      // The base class itself asks with a callback, for a query outside of any transaction.
      if (callback) return alone.connect(callback)
      const open = this.#current
      if (!open) return alone.connect()
      return open.refusal ? Promise.reject(new Error(open.refusal)) : Promise.resolve(asPart(open))
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
    return open?.isCommitted ? undefined : open
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
    const open = toOpen(client)
    let broken = false
    try {
      // Its answer is not awaited before the first statement of the work is sent. If it fails, which takes a connection that is
      // lost or a statement that is cancelled, no further one is.
      const begun = client.query('begin')
      begun.catch(() => {
        broken = true
        open.refusal = undone
      })
      // Awaited inside: a promise of Prisma's begins its work only when it is awaited.
      const result = await this.#open.run(open, async () => await work(client))
      await begun
      await this.#commit(open, () => close?.(result))
      return result
    } catch (error) {
      open.refusal ??= undone
      await client.query('rollback').catch(() => {
        broken = true
      })
      throw error
    } finally {
      // A connection that cannot even roll back is not given to the next one.
      client.release(broken)
    }
  }

  async #commit(open: Open, close: () => Promise<void> | undefined): Promise<void> {
    const closing = { ...toOpen(open.client), afterCommit: open.afterCommit }
    const closed = this.#open.run(closing, async () => await close())
    if (closing.statements === 0) await closed
    closing.refusal = oneStatement
    const [ended, recorded] = await Promise.allSettled([open.client.query('commit'), closed])
    if (ended.status === 'rejected') throw ended.reason
    open.isCommitted = ended.value.command === 'COMMIT'
    if (open.isCommitted) for (const then of open.afterCommit) then()
    if (recorded.status === 'rejected') throw recorded.reason
    // So ends one in which a statement failed, whoever made light of that.
    if (!open.isCommitted) throw new Error('A statement of the transaction had failed, so it was undone.')
  }
}

function toOpen(client: PoolClient): Open {
  return { client, afterCommit: [], depth: 0, statements: 0, isCommitted: false, refusal: undefined }
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
          if (open.isCommitted || open.refusal) return Promise.reject(new Error(open.refusal ?? 'The transaction has ended.'))
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
