import { ServiceError } from '#registry/domain/service-error.ts'
import type { CatalogHistory, CatalogRevisionData } from '#registry/stores/catalog-history.ts'
import type { Database } from '#registry/stores/postgres/database.ts'
import { fromCatalogColumns, toCatalogColumns } from './catalog-columns.ts'
import type { CatalogRevision as RevisionRow } from './generated/client.ts'
import { inTransaction, lockRepository } from './transaction.ts'

export function createCatalogHistory({ prisma, pool }: Pick<Database, 'prisma' | 'pool'>): CatalogHistory {
  const find = async (repositoryId: string, number?: number): Promise<CatalogRevisionData | undefined> => {
    const where = { repositoryId, ...(number === undefined ? {} : { number }) }
    const row = await prisma.catalogRevision.findFirst({ where, orderBy: { number: 'desc' } })
    return row ? toRevision(row) : undefined
  }
  return {
    async list(repositoryId, { limit, after }) {
      const rows = await prisma.catalogRevision.findMany({
        where: { repositoryId, ...(after ? { number: { lt: Number(after) } } : {}) },
        orderBy: { number: 'desc' },
        take: limit + 1,
      })
      const items = rows.slice(0, limit).map(toRevision)
      const last = items.at(-1)
      return rows.length > limit && last ? { items, next: String(last.number) } : { items }
    },
    find,
    async lock(repositoryId) {
      const found = await inTransaction({ pool }, (client) => lockRepository(client, repositoryId))
      if (!found) throw new ServiceError('repository-not-found', 'The repository was deleted meanwhile')
      // After the lock, so that it sees what the one before did.
      return find(repositoryId)
    },
    async add(repositoryId, { number, at, actorArn, catalogData }) {
      const data = { repositoryId, number, at, actorArn: actorArn ?? null, ...toCatalogColumns(catalogData) }
      await prisma.catalogRevision.create({ data })
    },
  }
}

function toRevision({ number, at, actorArn, ...columns }: RevisionRow): CatalogRevisionData {
  return { number, at, ...(actorArn === null ? {} : { actorArn }), catalogData: fromCatalogColumns(columns) }
}
