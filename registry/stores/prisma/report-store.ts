import { ServiceError } from '#registry/domain/service-error.ts'
import type { Database } from '#registry/stores/postgres/database.ts'
import type { Report, ReportStore } from '#registry/stores/reports.ts'
import type { RepositoryReport } from './generated/client.ts'

export function createReportStore({ prisma }: Pick<Database, 'prisma'>): ReportStore {
  const get = async (id: string): Promise<Report> => {
    const row = await prisma.repositoryReport.findFirst({ where: { id } })
    if (!row) throw new ServiceError('entity-not-found', `There is no report '${id}'.`)
    return toReport(row)
  }
  return {
    async add(report) {
      await prisma.repositoryReport.create({ data: report })
    },
    async list({ openOnly }, { limit, after }) {
      const [createdAt = '', id = ''] = after?.split(' ') ?? []
      const later = { OR: [{ createdAt: { gt: createdAt } }, { createdAt, id: { gt: id } }] }
      const rows = await prisma.repositoryReport.findMany({
        where: { ...(openOnly ? { resolvedAt: null } : {}), ...(after ? later : {}) },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        take: limit + 1,
      })
      const items = rows.slice(0, limit).map(toReport)
      const last = items.at(-1)
      return rows.length > limit && last ? { items, next: `${last.createdAt.toISOString()} ${last.id}` } : { items }
    },
    get,
    async resolve(id, resolution) {
      await prisma.repositoryReport.updateMany({ where: { id }, data: { resolution, resolvedAt: new Date() } })
      return get(id)
    },
  }
}

function toReport({ email, resolvedAt, resolution, ...facts }: RepositoryReport): Report {
  return {
    ...facts,
    ...(email === null ? {} : { email }),
    ...(resolvedAt === null ? {} : { resolvedAt }),
    ...(resolution === null ? {} : { resolution }),
  }
}
