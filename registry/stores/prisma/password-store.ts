import type { Password, PasswordStore } from '#registry/stores/iam-users.ts'
import type { Database } from '#registry/stores/postgres/database.ts'

export function createPasswordStore({ prisma, pool }: Pick<Database, 'prisma' | 'pool'>): PasswordStore {
  /** Keeps the present hash, which is to be replaced by this one, and forgets those that are too many. */
  const remember = async (userId: string, hash: string | null, remembered: number) => {
    await pool.query({
      name: 'remember_password',
      text: `insert into password_history (user_id, password_hash)
        select id, password_hash from iam_user where id = $1 and password_hash is not null and password_hash is distinct from $2`,
      values: [userId, hash],
    })
    await pool.query({
      name: 'forget_passwords',
      text: `delete from password_history where user_id = $1
        and id not in (select id from password_history where user_id = $1 order by id desc limit $2)`,
      values: [userId, remembered],
    })
  }
  return {
    async find(accountId, id) {
      const row = await prisma.iamUser.findFirst({ where: { accountId, id } })
      if (!row?.passwordHash) return undefined
      const { passwordHash, passwordCreatedAt, passwordChangedAt, passwordResetRequired, createdAt } = row
      const givenAt = passwordCreatedAt ?? createdAt
      return { hash: passwordHash, createdAt: givenAt, changedAt: passwordChangedAt ?? givenAt, resetRequired: passwordResetRequired }
    },
    async earlier(accountId, userId, limit) {
      const where = { userId, user: { accountId } }
      const rows = await prisma.passwordHistory.findMany({ where, orderBy: { id: 'desc' }, take: limit })
      return rows.map(({ passwordHash }) => passwordHash)
    },
    async set(accountId, id, password, remembered) {
      if ((await prisma.iamUser.count({ where: { accountId, id } })) === 0) return
      await remember(id, password.hash, remembered)
      await prisma.iamUser.updateMany({ where: { accountId, id }, data: toColumns(password) })
    },
    async replace(accountId, id, expectedHash, password, remembered) {
      const { rowCount } = await pool.query({
        name: 'hold_password',
        text: 'select from iam_user where account_id = $1 and id = $2 and password_hash = $3 for no key update',
        values: [accountId, id, expectedHash],
      })
      if (rowCount !== 1) return false
      await remember(id, password.hash, remembered)
      await prisma.iamUser.updateMany({ where: { accountId, id }, data: toColumns(password) })
      return true
    },
    async delete(accountId, id, remembered) {
      const where = { accountId, id, passwordHash: { not: null } }
      if ((await prisma.iamUser.count({ where })) === 0) return false
      await remember(id, null, remembered)
      const data = { passwordHash: null, passwordCreatedAt: null, passwordChangedAt: null, passwordResetRequired: false }
      return (await prisma.iamUser.updateMany({ where, data })).count > 0
    },
  }
}

function toColumns({ hash, createdAt, changedAt, resetRequired }: Password) {
  return { passwordHash: hash, passwordCreatedAt: createdAt, passwordChangedAt: changedAt, passwordResetRequired: resetRequired }
}
