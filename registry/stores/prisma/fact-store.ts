import type { FactStore } from '#registry/stores/facts.ts'
import type { Database } from '#registry/stores/postgres/database.ts'
import type { Prisma } from './generated/client.ts'

export function createFactStore({ prisma }: Pick<Database, 'prisma'>): FactStore {
  return {
    async get(key) {
      return (await prisma.instanceFact.findFirst({ where: { key } }))?.value
    },
    async set(key, value) {
      const json = value as Prisma.InputJsonValue
      await prisma.instanceFact.upsert({ where: { key }, create: { key, value: json }, update: { value: json } })
    },
  }
}
