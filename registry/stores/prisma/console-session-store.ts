import type { IdentityOwner } from '#registry/stores/access-keys.ts'
import type { ConsoleSession, ConsoleSessionStore } from '#registry/stores/console-sessions.ts'
import type { Database } from '#registry/stores/postgres/database.ts'

export function createConsoleSessionStore({ prisma }: Pick<Database, 'prisma'>): ConsoleSessionStore {
  const ownedBy = ({ accountId, userId }: IdentityOwner) => ({ accountId, userId: userId ?? null, kind: 'CONSOLE' as const })
  return {
    async list(owner, at, { limit, after }) {
      const rows = await prisma.sessionCredential.findMany({
        where: { ...ownedBy(owner), expiresAt: { gt: at }, ...placeAfter(after) },
        include: { console: true },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: limit + 1,
      })
      const items = rows.slice(0, limit).map(({ id, createdAt, expiresAt, mfaAt, console }): ConsoleSession => {
        const { sourceIp = '', userAgent = '', lastUsedAt = createdAt, lastSourceIp = '' } = console ?? {}
        return { id, createdAt, expiresAt, mfa: mfaAt !== null, sourceIp, userAgent, lastUsedAt, lastSourceIp }
      })
      const last = items.at(-1)
      return rows.length > limit && last ? { items, next: `${last.createdAt.toISOString()} ${last.id}` } : { items }
    },
    async end(owner, id) {
      return (await prisma.sessionCredential.deleteMany({ where: { ...ownedBy(owner), id } })).count > 0
    },
    async endRole(accountId, id) {
      return (await prisma.sessionCredential.deleteMany({ where: { id, accountId, kind: 'ASSUMED_ROLE' } })).count > 0
    },
    async endAll(owner, exceptId) {
      const but = exceptId === undefined ? {} : { id: { not: exceptId } }
      return (await prisma.sessionCredential.deleteMany({ where: { ...ownedBy(owner), ...but } })).count
    },
  }
}

function placeAfter(after: string | undefined) {
  if (after === undefined) return {}
  const [time = '', id = ''] = after.split(' ')
  const createdAt = new Date(time)
  return { OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { lt: id } }] }
}
