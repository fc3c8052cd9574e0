import { limits } from '#registry/domain/limits.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import type { FeaturedRepository, FeaturedStore } from '#registry/stores/featured.ts'
import type { Database } from '#registry/stores/postgres/database.ts'
import { isForeignKeyViolation } from './prisma-errors.ts'
import { inTransaction } from './transaction.ts'

export function createFeaturedStore(database: Pick<Database, 'prisma' | 'pool'>): FeaturedStore {
  const { prisma, pool } = database
  /** Does `work` with the ids in their order, while nobody else changes it. */
  const change = (work: (ids: readonly string[]) => Promise<unknown>) =>
    inTransaction(database, async (client) => {
      await client.query('lock table featured_repository in share row exclusive mode')
      const rows = await prisma.featuredRepository.findMany({ orderBy: { position: 'asc' } })
      await work(rows.map(({ repositoryId }) => repositoryId))
    })
  return {
    async list() {
      const { rows } = await pool.query<FeaturedRepository>({
        name: 'featured_repositories',
        text: `select r.id as "repositoryId", r.name as "repositoryName", p.name as "primaryAlias",
                 case when a.suspended_at is not null then 'SUSPENDED' when r.last_pushed_at is null then 'WITHOUT_IMAGES' else 'SHOWN' end as state
               from featured_repository f join repository r on r.id = f.repository_id join account a on a.id = r.account_id
               join registry_alias p on p.account_id = a.id and p.is_primary
               order by f.position, r.id`,
      })
      return rows
    },

    add: (repositoryId) =>
      change(async (ids) => {
        if (ids.includes(repositoryId)) throw new ServiceError('entity-already-exists', 'The repository is on the front page already.')
        if (ids.length >= limits.featuredRepositoriesMax) {
          const message = `The front page has room for ${limits.featuredRepositoriesMax} repositories: take one away first.`
          throw new ServiceError('limit-exceeded', message)
        }
        const text = 'insert into featured_repository select $1, coalesce(max(position), 0) + 1 from featured_repository'
        try {
          await pool.query(text, [repositoryId])
        } catch (error) {
          if (!isForeignKeyViolation(error)) throw error
          throw new ServiceError('repository-not-found', 'The repository was deleted meanwhile', { cause: error })
        }
      }),

    move: (repositoryId, direction) =>
      change(async (ids) => {
        const from = ids.indexOf(repositoryId)
        if (from < 0) throw notFeatured()
        const to = Math.min(Math.max(from + (direction === 'UP' ? -1 : 1), 0), ids.length - 1)
        if (to === from) return
        const order = ids.toSpliced(from, 1).toSpliced(to, 0, repositoryId)
        await pool.query(
          `update featured_repository f set position = o.position
           from unnest($1::uuid[]) with ordinality o (id, position) where f.repository_id = o.id and f.position <> o.position`,
          [order],
        )
      }),

    async remove(repositoryId) {
      const { count } = await prisma.featuredRepository.deleteMany({ where: { repositoryId } })
      if (count === 0) throw notFeatured()
    },
  }
}

function notFeatured(): ServiceError {
  return new ServiceError('entity-not-found', 'The repository is not on the front page any more.')
}
