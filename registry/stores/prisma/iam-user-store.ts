import { ServiceError } from '#registry/domain/service-error.ts'
import type { IdentityCounts, UserBelongings, UserStore } from '#registry/stores/iam-users.ts'
import type { Database } from '#registry/stores/postgres/database.ts'
import { createAccessKeyStore } from './access-key-store.ts'
import { createGroupStore } from './iam-group-store.ts'
import { toUser } from './iam-user-row.ts'
import { createMfaDeviceStore } from './mfa-device-store.ts'
import { toNamedPage, withPathPrefix } from './named-page.ts'
import { createPasskeyStore } from './passkey-store.ts'
import { createPasswordPolicyStore } from './password-policy-store.ts'
import { createPasswordStore } from './password-store.ts'
import { isUniqueViolation } from './prisma-errors.ts'

export function createUserStore(database: Pick<Database, 'pool' | 'prisma'>): UserStore {
  const { pool, prisma } = database
  return {
    passwords: createPasswordStore(database),
    passwordPolicies: createPasswordPolicyStore(database),
    groups: createGroupStore(database),
    accessKeys: createAccessKeyStore(database),
    mfaDevices: createMfaDeviceStore(database),
    passkeys: createPasskeyStore(database),
    async hold(accountId) {
      // Not what a foreign key to the account waits for: pushes and pulls go on.
      await pool.query({ name: 'hold_account', text: 'select 1 from account where id = $1 for no key update', values: [accountId] })
    },
    async create(user) {
      try {
        return toUser(await prisma.iamUser.create({ data: { ...user, tags: { ...user.tags } } }))
      } catch (error) {
        throw isUniqueViolation(error) ? alreadyExists(user.name, error) : error
      }
    },
    async find(accountId, name) {
      const row = await prisma.iamUser.findFirst({ where: { accountId, name } })
      return row ? toUser(row) : undefined
    },
    async findById(accountId, id) {
      const row = await prisma.iamUser.findFirst({ where: { accountId, id } })
      return row ? toUser(row) : undefined
    },
    async list(accountId, pathPrefix, { limit, after }) {
      const where = { accountId, ...withPathPrefix(pathPrefix), ...(after === undefined ? {} : { name: { gt: after } }) }
      return toNamedPage(await prisma.iamUser.findMany({ where, orderBy: { name: 'asc' }, take: limit + 1 }), limit, toUser)
    },
    count: (accountId) => prisma.iamUser.count({ where: { accountId } }),
    async update(accountId, id, { tags, ...change }) {
      try {
        await prisma.iamUser.updateMany({ where: { accountId, id }, data: { ...change, ...(tags ? { tags: { ...tags } } : {}) } })
      } catch (error) {
        throw isUniqueViolation(error) ? alreadyExists(change.name ?? '', error) : error
      }
    },
    belongings: (accountId, userId) => readBelongings(pool, accountId, userId),
    async delete(accountId, id) {
      await prisma.iamUser.deleteMany({ where: { accountId, id } })
    },
    async accountAlias(id) {
      return (await prisma.account.findFirst({ where: { id }, select: { iamAlias: true } }))?.iamAlias ?? undefined
    },
    async findAccountIdByAlias(iamAlias) {
      return (await prisma.account.findFirst({ where: { iamAlias }, select: { id: true } }))?.id
    },
    async setAccountAlias(id, alias) {
      try {
        await prisma.account.updateMany({ where: { id }, data: { iamAlias: alias ?? null } })
      } catch (cause) {
        if (!isUniqueViolation(cause)) throw cause
        throw new ServiceError('entity-already-exists', `The account alias ${alias} already exists.`, { cause })
      }
    },
    identityCounts: (accountId) => readCounts(pool, accountId),
  }
}

function alreadyExists(name: string, cause: unknown): ServiceError {
  return new ServiceError('entity-already-exists', `User with name ${name} already exists.`, { cause })
}

async function readBelongings(pool: Database['pool'], accountId: string, userId: string): Promise<UserBelongings> {
  const { rows } = await pool.query<UserBelongings>({
    name: 'user_belongings',
    text: `
      select (select count(*)::int from access_key where user_id = u.id) as "accessKeys",
        (select count(*)::int from mfa_device where user_id = u.id) as "mfaDevices",
        (select count(*)::int from inline_policy where principal_id = u.id) as "inlinePolicies",
        (select count(*)::int from policy_attachment where principal_id = u.id) as "attachedPolicies",
        (select count(*)::int from iam_group_member where user_id = u.id) as "groups",
        (password_hash is not null)::int as "passwords"
      from iam_user u where account_id = $1 and id = $2`,
    values: [accountId, userId],
  })
  return rows[0] ?? { accessKeys: 0, mfaDevices: 0, inlinePolicies: 0, attachedPolicies: 0, groups: 0, passwords: 0 }
}

async function readCounts(pool: Database['pool'], accountId: string): Promise<IdentityCounts> {
  const { rows } = await pool.query<IdentityCounts>({
    name: 'identity_counts',
    text: `
      select (select count(*)::int from iam_user where account_id = a.id) as "users",
        (select count(*)::int from iam_group where account_id = a.id) as "groups",
        (select count(*)::int from iam_role where account_id = a.id) as "roles",
        (select count(*)::int from managed_policy where account_id = a.id) as "policies",
        (select count(*)::int from managed_policy p join managed_policy_version v on v.policy_arn = p.arn where p.account_id = a.id)
          as "policyVersions",
        (select count(*)::int from mfa_device where account_id = a.id) as "mfaDevices",
        (select count(*)::int from mfa_device where account_id = a.id and enabled_at is not null) as "mfaDevicesInUse",
        (select count(*)::int from access_key where account_id = a.id and user_id is null) as "rootAccessKeys",
        (select count(*)::int from mfa_device where account_id = a.id and enabled_at is not null and user_id is null) as "rootMfaDevices"
      from account a where id = $1`,
    values: [accountId],
  })
  const [counts] = rows
  if (!counts) throw new Error(`there is no account ${accountId}`)
  return counts
}
