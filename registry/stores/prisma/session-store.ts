import { ServiceError } from '#registry/domain/service-error.ts'
import type { Database } from '#registry/stores/postgres/database.ts'
import type { AssumableRole, SessionStore } from '#registry/stores/sessions.ts'

export function createSessionStore({ pool, prisma }: Pick<Database, 'pool' | 'prisma'>): SessionStore {
  return {
    async create({ accessKeyId, secretCiphertext, tokenHash, policies, console, ...session }) {
      const bytes = { secretCiphertext: Uint8Array.from(secretCiphertext), tokenHash: Uint8Array.from(tokenHash) }
      try {
        await prisma.sessionCredential.create({
          data: {
            id: accessKeyId,
            ...session,
            ...bytes,
            ...(policies ? { policies: [...policies] } : {}),
            ...(console ? { console: { create: { ...console, lastUsedAt: session.createdAt, lastSourceIp: console.sourceIp } } } : {}),
          },
        })
      } catch (error) {
        if (!isForeignKeyViolation(error)) throw error
        throw new ServiceError('access-denied', 'The role or user was deleted meanwhile', { cause: error })
      }
    },
    async findRole(accountId, path, name) {
      const { rows } = await pool.query<AssumableRole>({
        name: 'assumable_role',
        text: `select r.id, r.account_id as "accountId", r.name::text as name, r.path, r.trust_policy as "trustPolicy",
                      r.max_session_seconds as "maxSessionSeconds", r.tags
               from iam_role r join account a on a.id = r.account_id
               where r.account_id = $1 and r.path = $2 and r.name::text = $3 and a.suspended_at is null`,
        values: [accountId, path, name],
      })
      return rows[0]
    },
    async managedPolicyTexts(accountId, arns) {
      const { rows } = await pool.query<{ arn: string; document: string }>({
        name: 'managed_policy_texts',
        text: `select p.arn, v.document from managed_policy p
               join managed_policy_version v on v.policy_arn = p.arn and v.version = p.default_version
               where p.arn = any($2) and (p.account_id is null or p.account_id = $1)`,
        values: [accountId, arns],
      })
      const texts = new Map(rows.map(({ arn, document }) => [arn, document]))
      return arns.map((arn) => texts.get(arn))
    },
  }
}

// Prisma's code for one.
function isForeignKeyViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'P2003'
}
