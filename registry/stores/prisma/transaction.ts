import type { PoolClient } from 'pg'
import type { Database } from '#registry/stores/postgres/database.ts'

/** Runs `work` in one transaction, the caller's if it is in one; what it throws undoes all of it. */
export async function inTransaction<T>({ pool }: Pick<Database, 'pool'>, work: (client: PoolClient) => Promise<T>): Promise<T> {
  return pool.transaction(work)
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
