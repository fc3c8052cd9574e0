import { LRUCache } from 'lru-cache'
import { ServiceError } from '#registry/domain/service-error.ts'
import type { Invalidations } from '#registry/stores/invalidation.ts'
import type { Database } from '#registry/stores/postgres/database.ts'
import type { Repository, RepositoryStore } from '#registry/stores/repositories.ts'
import { fromCatalogColumns, toCatalogColumns } from './catalog-columns.ts'
import type { Repository as RepositoryRow } from './generated/client.ts'
import { isUniqueViolation } from './prisma-errors.ts'
import { searchRepositories } from './repository-search.ts'
import { resourceTagMethods } from './resource-tags.ts'

const cachedNamesMax = 50_000

/** Looking a repository up by alias is on every pull's way: kept in memory while changes are announced. */
export function createRepositoryStore({ prisma, pool }: Pick<Database, 'prisma' | 'pool'>, invalidations: Invalidations): RepositoryStore {
  const byAlias = createAliasCache(invalidations, () => pool.isInTransaction)
  return {
    ...resourceTagMethods({ prisma, pool }),
    async create({ accountId, name, catalogData, resourceTags }) {
      try {
        const tags = { create: resourceTags.map(({ key, value }) => ({ key, value })) }
        return toRepository(
          await prisma.repository.create({ data: { accountId, name, ...toCatalogColumns(catalogData), resourceTags: tags } }),
        )
      } catch (error) {
        if (!isUniqueViolation(error)) throw error
        const message = `The repository with name '${name}' already exists in the registry with id '${accountId}'`
        throw new ServiceError('repository-already-exists', message, { cause: error })
      }
    },
    async find(accountId, name) {
      const row = await prisma.repository.findFirst({ where: { accountId, name } })
      return row ? toRepository(row) : undefined
    },
    async findByAlias(alias, name) {
      return byAlias.get(`${alias}/${name}`, async () => {
        const { rows } = await pool.query<Repository>({
          name: 'repository_by_alias',
          text: `select r.id, r.account_id as "accountId", r.name, r.created_at as "createdAt"
                 from registry_alias a join account c on c.id = a.account_id join repository r on r.account_id = a.account_id
                 where a.name = $1 and a.status = 'ACTIVE' and c.suspended_at is null and r.name = $2`,
          values: [alias, name],
        })
        return rows[0]
      })
    },
    async findAccountIdByAlias(alias) {
      const row = await prisma.registryAlias.findFirst({ where: { name: alias, status: 'ACTIVE', account: { suspendedAt: null } } })
      return row?.accountId
    },
    async list(accountId, { limit, after }) {
      const where = { accountId, ...(after ? { name: { gt: after } } : {}) }
      const rows = await prisma.repository.findMany({ where, orderBy: { name: 'asc' }, take: limit + 1 })
      const items = rows.slice(0, limit).map(toRepository)
      return rows.length > limit ? { items, next: items.at(-1)?.name } : { items }
    },
    search: (accountId, query, page) => searchRepositories(pool, accountId, query, page),
    count: (accountId) => prisma.repository.count({ where: { accountId } }),
    async lockRegistry(accountId) {
      await pool.query({ name: 'lock_registry', text: 'select 1 from account where id = $1 for no key update', values: [accountId] })
    },
    async delete(id, { force }) {
      await prisma.$transaction(async (transaction) => {
        // The lock holds pushes off: what is empty here is still empty when it goes.
        const found = await transaction.$queryRaw<
          RepositoryRow[]
        >`select id, name, account_id as "accountId" from repository where id = ${id}::uuid for update`
        const [row] = found
        if (!row) throw new ServiceError('repository-not-found', 'The repository was deleted meanwhile')
        if (!force && (await transaction.manifest.count({ where: { repositoryId: id } })) > 0) {
          const where = `in registry with id '${row.accountId}'`
          const message = `The repository with name '${row.name}' ${where} cannot be deleted because it still contains images`
          throw new ServiceError('repository-not-empty', message)
        }
        await transaction.repository.delete({ where: { id } })
      })
      pool.afterCommit(() => byAlias.forget(id))
    },
    async accessFacts(accountId, name) {
      const { rows } = await pool.query<{ policyText: string | null; tags: Record<string, string> }>({
        name: 'repository_access_facts',
        text: `select r.policy_text as "policyText",
                      coalesce((select json_object_agg(t.key, t.value) from repository_resource_tag t where t.repository_id = r.id), '{}') as tags
               from repository r where r.account_id = $1 and r.name = $2`,
        values: [accountId, name],
      })
      const [row] = rows
      return row && { tags: row.tags, ...(row.policyText === null ? {} : { policyText: row.policyText }) }
    },
    async setPolicy(id, policyText) {
      const { count } = await prisma.repository.updateMany({ where: { id }, data: { policyText: policyText ?? null } })
      if (count === 0) throw new ServiceError('repository-not-found', 'The repository was deleted meanwhile')
    },
    async setPreferredTag(id, tag) {
      const { count } = await prisma.repository.updateMany({ where: { id }, data: { preferredTag: tag ?? null } })
      if (count === 0) throw new ServiceError('repository-not-found', 'The repository was deleted meanwhile')
    },
    async catalogData(id) {
      const row = await prisma.repository.findFirst({ where: { id } })
      if (!row) throw new ServiceError('repository-not-found', 'The repository was deleted meanwhile')
      return fromCatalogColumns(row)
    },
    async putCatalogData(id, catalogData) {
      const { count } = await prisma.repository.updateMany({ where: { id }, data: toCatalogColumns(catalogData) })
      if (count === 0) throw new ServiceError('repository-not-found', 'The repository was deleted meanwhile')
    },
  }
}

// What a transaction reads may be its own, and undone: it is neither kept nor answered from what is.
function createAliasCache(invalidations: Invalidations, isInTransaction: () => boolean) {
  const namesById = new Map<string, Set<string>>()
  const entries = new LRUCache<string, Repository>({
    max: cachedNamesMax,
    dispose({ id }, name) {
      const names = namesById.get(id)
      names?.delete(name)
      if (names?.size === 0) namesById.delete(id)
    },
  })
  // Counts the changes, so that a read that began before one does not store what it saw.
  let changes = 0
  const forget = (repositoryId: string) => {
    changes++
    for (const name of [...(namesById.get(repositoryId) ?? [])]) entries.delete(name)
  }
  const forgetAll = () => {
    changes++
    entries.clear()
  }
  invalidations.subscribe((change) => {
    if (change.type === 'repository') forget(change.repositoryId)
    else if (change.type !== 'identity') forgetAll()
  })
  return {
    forget,
    async get(name: string, read: () => Promise<Repository | undefined>): Promise<Repository | undefined> {
      if (!invalidations.connected || isInTransaction()) return read()
      const known = entries.get(name)
      if (known) return known
      const before = changes
      const found = await read()
      if (!found || before !== changes) return found
      entries.set(name, found)
      const names = namesById.get(found.id) ?? new Set()
      namesById.set(found.id, names.add(name))
      return found
    },
  }
}

function toRepository({ id, accountId, name, createdAt }: RepositoryRow): Repository {
  return { id, accountId, name, createdAt }
}
