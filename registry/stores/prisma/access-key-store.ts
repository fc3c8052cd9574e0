import type { AccessKey, AccessKeyStore, IdentityOwner } from '#registry/stores/access-keys.ts'
import type { Database } from '#registry/stores/postgres/database.ts'
import type { AccessKey as KeyRow } from './generated/client.ts'

export function createAccessKeyStore({ prisma }: Pick<Database, 'prisma'>): AccessKeyStore {
  const withUser = { user: { select: { name: true } } }
  return {
    async create({ id, owner, secretCiphertext, createdAt }) {
      await prisma.accessKey.create({ data: { id, ...ownedBy(owner), secretCiphertext: Uint8Array.from(secretCiphertext), createdAt } })
    },
    async find(accountId, id) {
      const row = await prisma.accessKey.findFirst({ where: { accountId, id }, include: withUser })
      return row ? toKey(row) : undefined
    },
    async list(owner, { limit, after }) {
      const where = { ...ownedBy(owner), ...(after === undefined ? {} : { id: { gt: after } }) }
      const rows = await prisma.accessKey.findMany({ where, include: withUser, orderBy: { id: 'asc' }, take: limit + 1 })
      const items = rows.slice(0, limit).map(toKey)
      const next = rows.length > limit ? items.at(-1)?.id : undefined
      return next === undefined ? { items } : { items, next }
    },
    count: (owner) => prisma.accessKey.count({ where: ownedBy(owner) }),
    async setActive(owner, id, active) {
      return (await prisma.accessKey.updateMany({ where: { ...ownedBy(owner), id }, data: { active } })).count > 0
    },
    async delete(owner, id) {
      return (await prisma.accessKey.deleteMany({ where: { ...ownedBy(owner), id } })).count > 0
    },
  }
}

function ownedBy({ accountId, userId }: IdentityOwner) {
  return { accountId, userId: userId ?? null }
}

function toKey(row: KeyRow & { readonly user: { readonly name: string } | null }): AccessKey {
  const { id, accountId, userId, user, active, createdAt, lastUsedAt, lastUsedService, lastUsedRegion } = row
  return {
    id,
    accountId,
    ...(userId === null ? {} : { userId }),
    ...(user === null ? {} : { userName: user.name }),
    active,
    createdAt,
    ...(lastUsedAt === null ? {} : { lastUse: { at: lastUsedAt, service: lastUsedService ?? 'N/A', region: lastUsedRegion ?? 'N/A' } }),
  }
}
