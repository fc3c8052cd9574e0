import type { JobLocks } from '#registry/stores/job-locks.ts'
import type { Database } from './database.ts'

/** Locks that end with the process that holds them, however it ends. */
export function createJobLocks({ pool }: Pick<Database, 'pool'>): JobLocks {
  return {
    async tryRun(name, work) {
      const client = await pool.connect()
      const key = `galleon job ${name}`
      let broken = true
      try {
        const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock(hashtextextended($1, 0)) as got', [key])
        if (!rows[0]?.got) {
          broken = false
          return false
        }
        try {
          await work()
        } finally {
          await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [key])
          broken = false
        }
        return true
      } finally {
        // A connection that could not give the lock back is closed, which does.
        client.release(broken)
      }
    },
  }
}
