import type { PasswordPolicyStore } from '#registry/stores/password-policies.ts'
import type { Database } from '#registry/stores/postgres/database.ts'

export function createPasswordPolicyStore({ prisma }: Pick<Database, 'prisma'>): PasswordPolicyStore {
  return {
    async find(accountId) {
      const row = await prisma.passwordPolicy.findFirst({ where: { accountId } })
      if (!row) return undefined
      const { accountId: _, maxAgeDays, reusePrevention, ...policy } = row
      return {
        ...policy,
        ...(maxAgeDays === null ? {} : { maxAgeDays }),
        ...(reusePrevention === null ? {} : { reusePrevention }),
      }
    },
    async set(accountId, { maxAgeDays = null, reusePrevention = null, ...policy }) {
      const columns = { ...policy, maxAgeDays, reusePrevention }
      await prisma.passwordPolicy.upsert({ where: { accountId }, create: { accountId, ...columns }, update: columns })
    },
    async delete(accountId) {
      const { count } = await prisma.passwordPolicy.deleteMany({ where: { accountId } })
      return count > 0
    },
  }
}
