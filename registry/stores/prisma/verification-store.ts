import { ServiceError } from '#registry/domain/service-error.ts'
import type { Database } from '#registry/stores/postgres/database.ts'
import type { VerificationRequest, VerificationStore } from '#registry/stores/verifications.ts'
import { toAccount } from './account-store.ts'
import type { VerificationRequest as VerificationRow } from './generated/client.ts'

export function createVerificationStore({ prisma, pool }: Pick<Database, 'prisma' | 'pool'>): VerificationStore {
  return {
    async find(accountId) {
      const row = await prisma.verificationRequest.findFirst({ where: { accountId } })
      return row ? toRequest(row) : undefined
    },
    request: (accountId, text) =>
      pool.transaction(async () => {
        if (await prisma.account.count({ where: { id: accountId, verified: true } })) {
          throw new ServiceError('entity-already-exists', 'The account is verified already.')
        }
        const facts = { text, createdAt: new Date(), rejectedAt: null, reason: null }
        const create = { ...facts, accountId }
        return toRequest(await prisma.verificationRequest.upsert({ where: { accountId }, create, update: facts }))
      }),
    async cancel(accountId) {
      const { count } = await prisma.verificationRequest.deleteMany({ where: { accountId } })
      if (count === 0) throw new ServiceError('entity-not-found', 'The account has not asked to be verified.')
    },
    async list({ limit, after }) {
      const [createdAt = '', accountId = ''] = after?.split(' ') ?? []
      const later = { OR: [{ createdAt: { gt: createdAt } }, { createdAt, accountId: { gt: accountId } }] }
      const rows = await prisma.verificationRequest.findMany({
        // Who was verified some other way waits no longer.
        where: { rejectedAt: null, account: { verified: false }, ...(after ? later : {}) },
        include: { account: true },
        orderBy: [{ createdAt: 'asc' }, { accountId: 'asc' }],
        take: limit + 1,
      })
      const items = rows.slice(0, limit).map(({ account, ...row }) => ({ ...toRequest(row), account: toAccount(account) }))
      const last = items.at(-1)
      return rows.length > limit && last ? { items, next: `${last.createdAt.toISOString()} ${last.account.id}` } : { items }
    },
    approve: (accountId, createdAt) =>
      pool.transaction(async () => {
        const { count } = await prisma.verificationRequest.deleteMany({ where: { accountId, createdAt, rejectedAt: null } })
        if (count === 0) throw notWaiting(accountId)
        return toAccount(await prisma.account.update({ where: { id: accountId }, data: { verified: true } }))
      }),
    async reject(accountId, createdAt, reason) {
      const { count } = await prisma.verificationRequest.updateMany({
        where: { accountId, createdAt, rejectedAt: null },
        data: { rejectedAt: new Date(), reason },
      })
      if (count === 0) throw notWaiting(accountId)
    },
  }
}

function toRequest({ text, createdAt, rejectedAt, reason }: VerificationRow): VerificationRequest {
  return { text, createdAt, ...(rejectedAt === null ? {} : { rejected: { at: rejectedAt, reason: reason ?? '' } }) }
}

function notWaiting(accountId: string): ServiceError {
  return new ServiceError(
    'entity-not-found',
    `The account ${accountId} does not wait to be verified, or asks with other words now: look again.`,
  )
}
