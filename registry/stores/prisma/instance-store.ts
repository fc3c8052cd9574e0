import { statfs } from 'node:fs/promises'
import type { InstanceFacts, InstanceStore } from '#registry/stores/instance.ts'
import type { Database } from '#registry/stores/postgres/database.ts'

type Row = Omit<InstanceFacts, 'database' | 'disk'> & {
  readonly version: string
  readonly bytes: number
  readonly connections: number
  readonly connectionsMax: number
}

export function createInstanceStore({ pool }: Pick<Database, 'pool'>, dataDir: string): InstanceStore {
  return {
    async facts() {
      const [counted, disk] = await Promise.all([count(pool), statfs(dataDir)])
      const { version, bytes, connections, connectionsMax, ...amounts } = counted
      return {
        ...amounts,
        database: { version, bytes, connections, connectionsMax },
        disk: { freeBytes: disk.bavail * disk.bsize, totalBytes: disk.blocks * disk.bsize },
      }
    },
  }
}

async function count(pool: Database['pool']): Promise<Row> {
  const { rows } = await pool.query<Row>({
    name: 'instance_facts',
    text: `select
      (select count(*)::float8 from account) as accounts,
      (select count(*)::float8 from repository) as repositories,
      (select count(*)::float8 from manifest) as images,
      (select count(*)::float8 from blob) as blobs,
      (select coalesce(sum(size_bytes), 0)::float8 from blob) as "blobBytes",
      current_setting('server_version') as version,
      pg_database_size(current_database())::float8 as bytes,
      (select count(*)::float8 from pg_stat_activity where datname = current_database()) as connections,
      current_setting('max_connections')::float8 as "connectionsMax"`,
  })
  const [row] = rows
  if (!row) throw new Error('the installation was not counted')
  return row
}
