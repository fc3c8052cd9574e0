import type { PolicyStore } from '#registry/stores/iam-policies.ts'
import type { Database } from '#registry/stores/postgres/database.ts'
import { toNamedPage } from './named-page.ts'

type InlinePolicies = Pick<PolicyStore, 'putInline' | 'findInline' | 'inlineDocuments' | 'inlineNames' | 'deleteInline'>

export function createInlinePolicies({ prisma }: Pick<Database, 'prisma'>): InlinePolicies {
  return {
    async putInline(accountId, principalId, name, document) {
      const where = { principalId_name: { principalId, name } }
      await prisma.inlinePolicy.upsert({ where, create: { accountId, principalId, name, document }, update: { document } })
    },
    async findInline(principalId, name) {
      return (await prisma.inlinePolicy.findFirst({ where: { principalId, name } }))?.document
    },
    inlineDocuments: (principalId) => prisma.inlinePolicy.findMany({ where: { principalId }, select: { name: true, document: true } }),
    async inlineNames(principalId, { limit, after }) {
      const where = { principalId, ...(after === undefined ? {} : { name: { gt: after } }) }
      const rows = await prisma.inlinePolicy.findMany({ where, orderBy: { name: 'asc' }, take: limit + 1 })
      return toNamedPage(rows, limit, ({ name }) => name)
    },
    async deleteInline(accountId, principalId, name) {
      return (await prisma.inlinePolicy.deleteMany({ where: { accountId, principalId, name } })).count > 0
    },
  }
}
