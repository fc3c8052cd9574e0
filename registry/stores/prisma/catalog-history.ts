import { ServiceError } from '#registry/domain/service-error.ts'
import type { CatalogHistory, CatalogRevisionData } from '#registry/stores/catalog-history.ts'
import type { Database } from '#registry/stores/postgres/database.ts'
import { fromCatalogColumns, toCatalogColumns } from './catalog-columns.ts'
import type { CatalogRevision as RevisionRow } from './generated/client.ts'

export function createCatalogHistory({ prisma, pool }: Pick<Database, 'prisma' | 'pool'>): CatalogHistory {
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
    async find(repositoryId, number) {
      const where = { repositoryId, ...(number === undefined ? {} : { number }) }
      const row = await prisma.catalogRevision.findFirst({ where, orderBy: { number: 'desc' } })
      return row ? toRevision(row) : undefined
    },
    async lock(repositoryId) {
      const { rowCount } = await pool.query({
        name: 'lock_repository',
        text: 'select 1 from repository where id = $1 for no key update',
        values: [repositoryId],
      })
      if (rowCount === 0) throw new ServiceError('repository-not-found', 'The repository was deleted meanwhile')
      // After the lock, so that it sees what the one before did.
      const row = await prisma.catalogRevision.findFirst({ where: { repositoryId }, orderBy: { number: 'desc' }, select: { number: true } })
      return row?.number ?? 0
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
