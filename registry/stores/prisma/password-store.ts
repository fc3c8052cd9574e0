import type { Password, PasswordStore } from '#registry/stores/iam-users.ts'
import type { Database } from '#registry/stores/postgres/database.ts'

export function createPasswordStore({ prisma }: Pick<Database, 'prisma'>): PasswordStore {
  return {
    async find(accountId, id) {
      const row = await prisma.iamUser.findFirst({ where: { accountId, id } })
      if (!row?.passwordHash) return undefined
      const { passwordHash, passwordCreatedAt, passwordResetRequired, createdAt } = row
      return { hash: passwordHash, createdAt: passwordCreatedAt ?? createdAt, resetRequired: passwordResetRequired }
    },
    async set(accountId, id, password) {
      await prisma.iamUser.updateMany({ where: { accountId, id }, data: toColumns(password) })
    },
    async replace(accountId, id, expectedHash, password) {
      const { count } = await prisma.iamUser.updateMany({ where: { accountId, id, passwordHash: expectedHash }, data: toColumns(password) })
      return count > 0
    },
    async delete(accountId, id) {
      const data = { passwordHash: null, passwordCreatedAt: null, passwordResetRequired: false }
      const { count } = await prisma.iamUser.updateMany({ where: { accountId, id, passwordHash: { not: null } }, data })
      return count > 0
    },
  }
}

function toColumns({ hash, createdAt, resetRequired }: Password) {
  return { passwordHash: hash, passwordCreatedAt: createdAt, passwordResetRequired: resetRequired }
}
