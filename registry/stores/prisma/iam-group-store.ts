import { ServiceError } from '#registry/domain/service-error.ts'
import type { GroupBelongings, GroupStore, IamGroup } from '#registry/stores/iam-groups.ts'
import type { Database } from '#registry/stores/postgres/database.ts'
import { toUser } from './iam-user-row.ts'
import { toNamedPage, withPathPrefix } from './named-page.ts'
import { isUniqueViolation } from './prisma-errors.ts'

export function createGroupStore({ pool, prisma }: Pick<Database, 'pool' | 'prisma'>): GroupStore {
  return {
    async create(group) {
      try {
        return toGroup(await prisma.iamGroup.create({ data: group }))
      } catch (error) {
        throw isUniqueViolation(error) ? alreadyExists(group.name, error) : error
      }
    },
    async find(accountId, name) {
      const row = await prisma.iamGroup.findFirst({ where: { accountId, name } })
      return row ? toGroup(row) : undefined
    },
    async list(accountId, pathPrefix, { limit, after }) {
      const where = { accountId, ...withPathPrefix(pathPrefix), ...afterName(after) }
      return toNamedPage(await prisma.iamGroup.findMany({ where, orderBy: { name: 'asc' }, take: limit + 1 }), limit, toGroup)
    },
    count: (accountId) => prisma.iamGroup.count({ where: { accountId } }),
    async update(accountId, id, change) {
      try {
        await prisma.iamGroup.updateMany({ where: { accountId, id }, data: change })
      } catch (error) {
        throw isUniqueViolation(error) ? alreadyExists(change.name ?? '', error) : error
      }
    },
    belongings: (accountId, groupId) => readBelongings(pool, accountId, groupId),
    async delete(accountId, id) {
      await prisma.iamGroup.deleteMany({ where: { accountId, id } })
    },
    async users(accountId, groupId, { limit, after }) {
      const where = { accountId, groups: { some: { groupId } }, ...afterName(after) }
      return toNamedPage(await prisma.iamUser.findMany({ where, orderBy: { name: 'asc' }, take: limit + 1 }), limit, toUser)
    },
    async ofUser(accountId, userId, { limit, after }) {
      const where = { accountId, members: { some: { userId } }, ...afterName(after) }
      return toNamedPage(await prisma.iamGroup.findMany({ where, orderBy: { name: 'asc' }, take: limit + 1 }), limit, toGroup)
    },
    async addUser(groupId, userId) {
      await prisma.iamGroupMember.createMany({ data: [{ groupId, userId }], skipDuplicates: true })
    },
    async removeUser(groupId, userId) {
      return (await prisma.iamGroupMember.deleteMany({ where: { groupId, userId } })).count > 0
    },
    async has(groupId, userId) {
      return (await prisma.iamGroupMember.count({ where: { groupId, userId } })) > 0
    },
  }
}

const afterName = (after: string | undefined) => (after === undefined ? {} : { name: { gt: after } })

function toGroup({ id, accountId, name, path, createdAt }: IamGroup): IamGroup {
  return { id, accountId, name, path, createdAt }
}

function alreadyExists(name: string, cause: unknown): ServiceError {
  return new ServiceError('entity-already-exists', `Group with name ${name} already exists.`, { cause })
}

async function readBelongings(pool: Database['pool'], accountId: string, groupId: string): Promise<GroupBelongings> {
  const { rows } = await pool.query<GroupBelongings>({
    name: 'group_belongings',
    text: `
      select (select count(*)::int from iam_group_member where group_id = g.id) as "users",
        (select count(*)::int from inline_policy where principal_id = g.id) as "inlinePolicies",
        (select count(*)::int from policy_attachment where principal_id = g.id) as "attachedPolicies"
      from iam_group g where account_id = $1 and id = $2`,
    values: [accountId, groupId],
  })
  return rows[0] ?? { users: 0, inlinePolicies: 0, attachedPolicies: 0 }
}
