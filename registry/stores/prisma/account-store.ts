import { ServiceError } from '#registry/domain/service-error.ts'
import type { Account, AccountStore, NewAccount } from '#registry/stores/accounts.ts'
import type { Database } from '#registry/stores/postgres/database.ts'
import type { Account as AccountRow } from './generated/client.ts'
import { isUniqueViolation } from './prisma-errors.ts'

export function createAccountStore({ prisma }: Pick<Database, 'prisma'>): AccountStore {
  const changeRegistry = async (id: string, data: Partial<Pick<AccountRow, 'displayName' | 'createOnPush'>>) => {
    const [row] = await prisma.account.updateManyAndReturn({ where: { id }, data })
    if (!row) throw new ServiceError('registry-not-found', `The registry with id '${id}' does not exist`)
    return toAccount(row)
  }
  return {
    async create({ accessKey, ...account }: NewAccount) {
      try {
        const keys = accessKey && { create: { id: accessKey.id, secretCiphertext: Uint8Array.from(accessKey.secretCiphertext) } }
        return toAccount(await prisma.account.create({ data: { ...account, ...(keys ? { accessKeys: keys } : {}) } }))
      } catch (error) {
        if (!isUniqueViolation(error, 'email')) throw error
        throw new ServiceError('entity-already-exists', `There is an account with the e-mail address ${account.email} already.`, {
          cause: error,
        })
      }
    },
    async find(id) {
      const row = await prisma.account.findFirst({ where: { id } })
      return row ? toAccount(row) : undefined
    },
    async findByEmail(email) {
      const row = await prisma.account.findFirst({ where: { email } })
      return row ? toAccount(row) : undefined
    },
    async list({ limit, after }, search) {
      const where = { ...(after ? { id: { gt: after } } : {}), ...(search ? { OR: namedLike(search) } : {}) }
      const rows = await prisma.account.findMany({ where, orderBy: { id: 'asc' }, take: limit + 1 })
      const items = rows.slice(0, limit).map(toAccount)
      return rows.length > limit ? { items, next: items.at(-1)?.id } : { items }
    },
    async setVerified(id, verified) {
      const [row] = await prisma.account.updateManyAndReturn({ where: { id }, data: { verified } })
      // Granted, however: it does not wait again should the badge be taken away.
      if (verified) await prisma.verificationRequest.deleteMany({ where: { accountId: id } })
      if (!row) throw new ServiceError('registry-not-found', `There is no account with the id ${id}.`)
      return toAccount(row)
    },
    async setSuspended(id, suspended) {
      // Whoever is suspended twice has been since the first time.
      const where = suspended ? { id, suspendedAt: null } : { id }
      await prisma.account.updateMany({ where, data: { suspendedAt: suspended ? new Date() : null } })
      // Who is let in again signs in again.
      if (suspended) await prisma.sessionCredential.deleteMany({ where: { accountId: id, kind: 'CONSOLE' } })
      const row = await prisma.account.findFirst({ where: { id } })
      if (!row) throw new ServiceError('registry-not-found', `There is no account with the id ${id}.`)
      return toAccount(row)
    },
    setDisplayName: (id, displayName) => changeRegistry(id, { displayName }),
    setCreateOnPush: (id, createOnPush) => changeRegistry(id, { createOnPush }),
    async aliases(accountId) {
      const rows = await prisma.registryAlias.findMany({ where: { accountId }, orderBy: [{ isDefault: 'desc' }, { name: 'asc' }] })
      return rows.flatMap(({ name, status, isPrimary, isDefault, createdAt, reason }) =>
        status === 'RETIRED' ? [] : [{ name, accountId, status, isPrimary, isDefault, createdAt, ...(reason === null ? {} : { reason }) }],
      )
    },
    async giveDefaultAlias(accountId, name) {
      // A conflict is no error, which would end the transaction that this may be part of: either the name is taken, or the
      // account has its alias from another request at the same moment.
      const isPrimary = (await prisma.registryAlias.count({ where: { accountId, isPrimary: true } })) === 0
      const data = [{ name, accountId, status: 'ACTIVE' as const, isDefault: true, isPrimary }]
      const { count } = await prisma.registryAlias.createMany({ data, skipDuplicates: true })
      return count > 0 || (await prisma.registryAlias.count({ where: { accountId, isDefault: true } })) > 0
    },
  }
}

function namedLike(search: string) {
  // Prisma leaves the database's wildcards as they are.
  const contains = { contains: search.replaceAll(/[\\%_]/g, String.raw`\$&`), mode: 'insensitive' } as const
  return [{ id: search }, { name: contains }, { email: contains }, { displayName: contains }, { aliases: { some: { name: contains } } }]
}

export function toAccount(row: AccountRow): Account {
  const { id, name, email, operator, verified, displayName, createOnPush, createdAt } = row
  return { id, name, email, operator, verified, displayName, createOnPush, createdAt, suspended: row.suspendedAt !== null }
}
