import { ServiceError } from '#registry/domain/service-error.ts'
import type { Collection, CollectionStore } from '#registry/stores/collections.ts'
import type { Database } from '#registry/stores/postgres/database.ts'
import type { Collection as CollectionRow } from './generated/client.ts'

const collectionsKept = 50

export function createCollectionStore({ prisma, pool }: Pick<Database, 'prisma' | 'pool'>): CollectionStore {
  return {
    async ask(askedBy) {
      if ((await prisma.collection.count({ where: { status: 'WAITING' } })) > 0) {
        throw new ServiceError('entity-already-exists', 'A garbage collection is asked for already: it begins within seconds.')
      }
      return toCollection(await prisma.collection.create({ data: { status: 'WAITING', askedBy } }))
    },

    async isDue(everySeconds) {
      const { rows } = await pool.query<{ due: boolean }>({
        name: 'collection_due',
        text: `select exists (select from collection where status = 'WAITING')
                 or ($1 > 0 and not exists (select from collection where began_at > now() - make_interval(secs => $1))) as due`,
        values: [everySeconds],
      })
      return rows[0]?.due ?? false
    },

    begin: (askedBy) =>
      pool.transaction(async () => {
        const now = new Date()
        // Who holds the lock knows that nobody else is at it.
        await prisma.collection.updateMany({ where: { status: 'RUNNING' }, data: { status: 'STOPPED', endedAt: now } })
        const running = { status: 'RUNNING', beganAt: now } as const
        const waiting = askedBy === undefined ? await prisma.collection.findFirst({ where: { status: 'WAITING' } }) : null
        if (waiting) return toCollection(await prisma.collection.update({ where: { id: waiting.id }, data: running }))
        return toCollection(await prisma.collection.create({ data: { ...running, askedBy: askedBy ?? null } }))
      }),

    end: (id, status, { links, blobs, uploads, logos, bytes }) =>
      pool.transaction(async () => {
        const data = { status, endedAt: new Date(), links, blobs, uploads, logos, bytes }
        const ended = await prisma.collection.update({ where: { id }, data })
        const kept = await prisma.collection.findMany({ select: { id: true }, orderBy: { askedAt: 'desc' }, take: collectionsKept })
        await prisma.collection.deleteMany({ where: { id: { notIn: kept.map((one) => one.id) }, status: { not: 'WAITING' } } })
        return toCollection(ended)
      }),

    async list() {
      const rows = await prisma.collection.findMany({ orderBy: { askedAt: 'desc' }, take: collectionsKept })
      return rows.map(toCollection)
    },
  }
}

function toCollection({ bytes, askedBy, beganAt, endedAt, ...facts }: CollectionRow): Collection {
  return {
    ...facts,
    bytes: Number(bytes),
    ...(askedBy === null ? {} : { askedBy }),
    ...(beganAt === null ? {} : { beganAt }),
    ...(endedAt === null ? {} : { endedAt }),
  }
}
