import { limits } from '#registry/domain/limits.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import type { Database } from '#registry/stores/postgres/database.ts'
import type { RepositoryStore, ResourceTag } from '#registry/stores/repositories.ts'
import { inTransaction, lockRepository } from './transaction.ts'

type ResourceTagMethods = Pick<RepositoryStore, 'resourceTags' | 'putResourceTags' | 'deleteResourceTags'>

/** The part of the repository store that keeps resource tags. */
export function resourceTagMethods(database: Pick<Database, 'prisma' | 'pool'>): ResourceTagMethods {
  const { pool } = database
  return {
    async resourceTags(repositoryId) {
      // By bytes, so that the order is the same on every database.
      const { rows } = await pool.query<ResourceTag>({
        name: 'resource_tags',
        text: 'select key, value from repository_resource_tag where repository_id = $1 order by key collate "C"',
        values: [repositoryId],
      })
      return rows
    },
    async putResourceTags(repositoryId, tags) {
      await inTransaction(database, async (client) => {
        // The lock holds off whoever else adds tags, so that the count stays true.
        if (!(await lockRepository(client, repositoryId))) throw deletedMeanwhile()
        await client.query({
          name: 'put_resource_tags',
          text: `insert into repository_resource_tag (repository_id, key, value)
                 select $1, added.key, added.value from unnest($2::text[], $3::text[]) as added (key, value)
                 on conflict (repository_id, key) do update set value = excluded.value`,
          values: [repositoryId, tags.map(({ key }) => key), tags.map(({ value }) => value)],
        })
        const { rows } = await client.query<{ count: number }>({
          name: 'count_resource_tags',
          text: 'select count(*)::int as count from repository_resource_tag where repository_id = $1',
          values: [repositoryId],
        })
        const count = rows[0]?.count ?? 0
        if (count > limits.resourceTagsMax) {
          const message = `A repository can have at most ${limits.resourceTagsMax} tags, and this one would have ${count}.`
          throw new ServiceError('too-many-tags', message)
        }
      })
    },
    async deleteResourceTags(repositoryId, keys) {
      await pool.query({
        name: 'delete_resource_tags',
        text: 'delete from repository_resource_tag where repository_id = $1 and key = any($2::text[])',
        values: [repositoryId, keys],
      })
    },
  }
}

function deletedMeanwhile(): ServiceError {
  return new ServiceError('repository-not-found', 'The repository was deleted meanwhile')
}
