import pg from 'pg'

/** Runs `work` while no other process that shares the database runs work under the same name. */
export async function withAdvisoryLock<T>(databaseUrl: string, name: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(hashtext($1))', [`galleon ${name}`])
    return await work()
  } finally {
    // The end of the session gives the lock back.
    await client.end()
  }
}
