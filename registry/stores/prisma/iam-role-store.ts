import { ServiceError } from '#registry/domain/service-error.ts'
import type { IamRole, RoleStore } from '#registry/stores/iam-roles.ts'
import type { Database } from '#registry/stores/postgres/database.ts'
import type { IamRole as RoleRow } from './generated/client.ts'
import { toNamedPage, withPathPrefix } from './named-page.ts'
import { isUniqueViolation } from './prisma-errors.ts'

export function createRoleStore({ prisma }: Pick<Database, 'prisma'>): RoleStore {
  return {
    async create(role) {
      try {
        return toRole(await prisma.iamRole.create({ data: { ...role, tags: { ...role.tags } } }))
      } catch (cause) {
        if (!isUniqueViolation(cause)) throw cause
        throw new ServiceError('entity-already-exists', `Role with name ${role.name} already exists.`, { cause })
      }
    },
    async find(accountId, name) {
      const row = await prisma.iamRole.findFirst({ where: { accountId, name } })
      return row ? toRole(row) : undefined
    },
    async list(accountId, pathPrefix, { limit, after }) {
      const where = { accountId, ...withPathPrefix(pathPrefix), ...(after === undefined ? {} : { name: { gt: after } }) }
      return toNamedPage(await prisma.iamRole.findMany({ where, orderBy: { name: 'asc' }, take: limit + 1 }), limit, toRole)
    },
    count: (accountId) => prisma.iamRole.count({ where: { accountId } }),
    async update(accountId, id, { tags, ...change }) {
      await prisma.iamRole.updateMany({ where: { accountId, id }, data: { ...change, ...(tags ? { tags: { ...tags } } : {}) } })
    },
    async delete(accountId, id) {
      await prisma.iamRole.deleteMany({ where: { accountId, id } })
    },
  }
}

function toRole({ description, boundaryArn, tags, ...row }: RoleRow): IamRole {
  return {
    ...row,
    ...(description === null ? {} : { description }),
    ...(boundaryArn === null ? {} : { boundaryArn }),
    // Written by this store only, from a record of texts.
    tags: tags as Readonly<Record<string, string>>,
  }
}
