import { ServiceError } from '#registry/domain/service-error.ts'
import type { PolicyStore, PolicyVersion } from '#registry/stores/iam-policies.ts'
import type { Database } from '#registry/stores/postgres/database.ts'

type Versions = Pick<PolicyStore, 'versions' | 'addVersion' | 'setDefaultVersion' | 'deleteVersion'>

export function createPolicyVersions({ pool, prisma }: Pick<Database, 'pool' | 'prisma'>): Versions {
  return {
    async versions(policyArn) {
      const rows = await prisma.managedPolicyVersion.findMany({ where: { policyArn }, orderBy: { version: 'desc' } })
      return rows.map(({ version, document, createdAt }) => ({ version, document, createdAt }))
    },
    async addVersion(accountId, arn, document, { asDefault }) {
      const { rows } = await pool.query<PolicyVersion>({
        name: 'add_policy_version',
        text: `with next as (
                 update managed_policy set last_version = last_version + 1, updated_at = now(),
                   default_version = case when $4::boolean then last_version + 1 else default_version end
                 where arn = $2 and account_id = $1 returning last_version
               )
               insert into managed_policy_version (policy_arn, version, document) select $2, last_version, $3 from next
               returning version, document, created_at as "createdAt"`,
        values: [accountId, arn, document, asDefault],
      })
      if (rows[0]) return rows[0]
      throw new ServiceError('entity-not-found', `Policy ${arn} was deleted meanwhile.`)
    },
    async setDefaultVersion(accountId, arn, defaultVersion) {
      await prisma.managedPolicy.updateMany({ where: { accountId, arn }, data: { defaultVersion, updatedAt: new Date() } })
    },
    async deleteVersion(policyArn, version) {
      await prisma.managedPolicyVersion.deleteMany({ where: { policyArn, version } })
    },
  }
}
