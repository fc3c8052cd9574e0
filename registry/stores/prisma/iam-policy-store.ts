import { ServiceError } from '#registry/domain/service-error.ts'
import type { CountedPolicy, PolicyEntity, PolicyStore } from '#registry/stores/iam-policies.ts'
import type { Database } from '#registry/stores/postgres/database.ts'
import { createInlinePolicies } from './inline-policies.ts'
import { toNamedPage } from './named-page.ts'
import { createPolicyVersions } from './policy-versions.ts'
import { isUniqueViolation } from './prisma-errors.ts'

export function createPolicyStore(database: Pick<Database, 'pool' | 'prisma'>): PolicyStore {
  const { pool, prisma } = database
  return {
    ...createPolicyVersions(database),
    ...createInlinePolicies(database),
    async create({ tags, ...policy }, document) {
      try {
        const versions = { create: [{ version: 1, document, createdAt: policy.createdAt }] }
        await prisma.managedPolicy.create({ data: { ...policy, tags: { ...tags }, versions } })
      } catch (cause) {
        if (!isUniqueViolation(cause)) throw cause
        throw new ServiceError('entity-already-exists', `A policy called ${policy.name} already exists. Duplicate names are not allowed.`, {
          cause,
        })
      }
    },
    async find(accountId, arn) {
      const { rows } = await pool.query<PolicyRow>({ name: 'find_policy', text: `${policySql} and p.arn = $2`, values: [accountId, arn] })
      return rows[0] && toPolicy(rows[0])
    },
    async list(accountId, { scope, onlyAttached, pathPrefix, usage }, { limit, after }) {
      const { rows } = await pool.query<PolicyRow>({
        name: 'list_policies',
        // A name may be the account's and the installation's too: the ARN decides then.
        text: `select * from (${policySql}) p
               where ($2 = 'All' or ($2 = 'AWS') = ("accountId" is null)) and (not $3::boolean or attachments > 0 or boundaries > 0)
                 and ($7::text is null or case $7 when 'PermissionsPolicy' then attachments else boundaries end > 0)
                 and starts_with(path, $4) and ($5::text is null or lower(name) || ' ' || arn > $5)
               order by lower(name) || ' ' || arn limit $6`,
        values: [accountId, scope, onlyAttached, pathPrefix, after ?? null, limit + 1, usage ?? null],
      })
      const items = rows.slice(0, limit).map(toPolicy)
      const last = items.at(-1)
      return { items, ...(rows.length > limit && last ? { next: `${last.name.toLowerCase()} ${last.arn}` } : {}) }
    },
    async setTags(accountId, arn, tags) {
      await prisma.managedPolicy.updateMany({ where: { accountId, arn }, data: { tags: { ...tags } } })
    },
    async delete(accountId, arn) {
      await prisma.managedPolicy.deleteMany({ where: { accountId, arn } })
    },
    async attach(accountId, principalId, policyArn) {
      await prisma.policyAttachment.createMany({ data: [{ accountId, principalId, policyArn }], skipDuplicates: true })
    },
    async detach(accountId, principalId, policyArn) {
      return (await prisma.policyAttachment.deleteMany({ where: { accountId, principalId, policyArn } })).count > 0
    },
    countAttached: (principalId) => prisma.policyAttachment.count({ where: { principalId } }),
    async attached(holderId, pathPrefix, { limit, after }) {
      const { rows } = await pool.query<{ name: string; arn: string }>({
        name: 'attached_policies',
        text: `select p.name::text as name, p.arn from policy_attachment t join managed_policy p on p.arn = t.policy_arn
               where t.principal_id = $1 and starts_with(p.path, $2) and ($3::text is null or p.arn > $3) order by p.arn limit $4`,
        values: [holderId, pathPrefix, after ?? null, limit + 1],
      })
      const items = rows.slice(0, limit)
      return { items, ...(rows.length > limit ? { next: items.at(-1)?.arn } : {}) }
    },
    async entities(accountId, arn, { kind, pathPrefix, usage }, { limit, after }) {
      const values = [accountId, arn, after ?? null, limit + 1, kind ?? null, pathPrefix, usage ?? null]
      const { rows } = await pool.query<PolicyEntity>({ name: 'policy_entities', text: entitiesSql, values })
      const byId = rows.map((row) => ({ ...row, entity: row.name, name: row.id }))
      return toNamedPage(byId, limit, ({ kind: found, id, entity }) => ({ kind: found, id, name: entity }))
    },
    async setBoundary(accountId, kind, id, arn) {
      const data = { boundaryArn: arn ?? null }
      if (kind === 'user') await prisma.iamUser.updateMany({ where: { accountId, id }, data })
      else await prisma.iamRole.updateMany({ where: { accountId, id }, data })
    },
  }
}

interface PolicyRow extends Omit<CountedPolicy, 'accountId' | 'description'> {
  readonly accountId: string | null
  readonly description: string | null
}

// $1: the account whose policies, attachments and boundaries count.
const policySql = `
  select p.arn, p.id, p.account_id as "accountId", p.name::text as name, p.path, p.description, p.default_version as "defaultVersion",
    p.tags, p.created_at as "createdAt", p.updated_at as "updatedAt",
    (select count(*)::int from policy_attachment t where t.policy_arn = p.arn and t.account_id = $1) as attachments,
    (select count(*)::int from iam_user u where u.boundary_arn = p.arn and u.account_id = $1)
      + (select count(*)::int from iam_role r where r.boundary_arn = p.arn and r.account_id = $1) as boundaries
  from managed_policy p where (p.account_id is null or p.account_id = $1)`

const entitiesSql = `
  with entity as (
    select 'user' as kind, id, name::text as name, path, boundary_arn from iam_user where account_id = $1
    union all select 'role', id, name::text, path, boundary_arn from iam_role where account_id = $1
    union all select 'group', id, name::text, path, null from iam_group where account_id = $1
  ), used as (
    select principal_id as id from policy_attachment
      where policy_arn = $2 and account_id = $1 and $7::text is distinct from 'PermissionsBoundary'
    union select id from entity where boundary_arn = $2 and $7::text is distinct from 'PermissionsPolicy'
  )
  select kind, id, name from entity join used using (id)
  where ($5::text is null or kind = $5) and starts_with(path, $6) and ($3::text is null or id > $3) order by id limit $4`

function toPolicy({ accountId, description, ...row }: PolicyRow): CountedPolicy {
  return { ...row, ...(accountId === null ? {} : { accountId }), ...(description === null ? {} : { description }) }
}
