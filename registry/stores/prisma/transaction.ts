import type { PoolClient } from 'pg'
import type { Database } from '#registry/stores/postgres/database.ts'

/** Runs `work` in one transaction on a connection of its own; what it throws undoes all of it. */
export async function inTransaction<T>({ pool }: Pick<Database, 'pool'>, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken = false
  try {
    await client.query('begin')
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(() => {
      broken = true
    })
    throw error
  } finally {
    // A connection that cannot even roll back is not given to the next one.
    client.release(broken)
  }
}

/**
 * Holds off every other change of the repository's images and its deletion until the transaction ends, so that what is
 * checked in it stays true. Pulls and blob links go on. Answers false when the repository is not there.
 */
export async function lockRepository(client: PoolClient, repositoryId: string): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'lock_repository',
    text: 'select 1 from repository where id = $1 for no key update',
    values: [repositoryId],
  })
  return rowCount === 1
}
