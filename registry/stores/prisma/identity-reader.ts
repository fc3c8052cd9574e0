import { LRUCache } from 'lru-cache'
import type { AccountPrincipal, SessionFacts } from '#registry/domain/principal.ts'
import type { Credential, IdentityReader, PolicyText, PrincipalPolicies } from '#registry/stores/identities.ts'
import type { Invalidations } from '#registry/stores/invalidation.ts'
import type { Database } from '#registry/stores/postgres/database.ts'
import { findMissingPrincipals } from './missing-principals.ts'

const cachedPrincipalsMax = 20_000

/** Policies are asked on every request, and change seldom: kept in memory while changes are announced. */
export function createIdentityReader({ pool }: Pick<Database, 'pool'>, invalidations: Invalidations): IdentityReader {
  const cache = new LRUCache<string, PrincipalPolicies>({ max: cachedPrincipalsMax })
  // Counts the changes, so that a read that began before one does not store what it saw.
  let changes = 0
  const forget = (accountId: string) => {
    changes++
    for (const key of [...cache.keys()]) if (key.startsWith(accountId)) cache.delete(key)
  }
  invalidations.subscribe((change) => {
    if (change.type === 'repository') return
    if (change.type === 'all') {
      changes++
      cache.clear()
    } else forget(change.accountId)
  })
  return {
    forget,
    async findCredential(accessKeyId) {
      const { rows } = await pool.query<CredentialRow>({ name: 'find_credential', text: credentialSql, values: [accessKeyId] })
      return rows[0] && toCredential(rows[0])
    },
    async policiesOf(principal) {
      const entity = entityOf(principal)
      if (entity === undefined) return { identity: [] }
      const key = `${principal.accountId} ${entity}`
      const mayCache = invalidations.connected && !pool.isInTransaction
      const known = mayCache ? cache.get(key) : undefined
      if (known) return known
      const before = changes
      const policies = await readPolicies(pool, entity)
      if (mayCache && before === changes) cache.set(key, policies)
      return policies
    },
    missingPrincipals: (principals) => findMissingPrincipals({ pool }, principals),
  }
}

/** Whose policies count: the user's, the role's, the issuer's of a federated user. The root user has none. */
function entityOf(principal: AccountPrincipal): string | undefined {
  switch (principal.type) {
    case 'root':
      return undefined
    case 'user':
      return principal.userId
    case 'assumed-role':
      return principal.roleId
    case 'federated-user':
      return principal.issuer?.userId
  }
}

interface CredentialRow {
  readonly id: string
  readonly account_id: string
  readonly secret_ciphertext: Buffer
  readonly usable: boolean
  /** Null: long-term keys. */
  readonly kind: 'SESSION_TOKEN' | 'ASSUMED_ROLE' | 'FEDERATED_USER' | 'CONSOLE' | null
  readonly token_hash: Buffer | null
  readonly session_name: string | null
  readonly policies: readonly string[] | null
  readonly session_tags: Record<string, string> | null
  readonly mfa_at: Date | null
  readonly created_at: Date
  readonly expires_at: Date | null
  readonly user_id: string | null
  readonly user_name: string | null
  readonly user_path: string | null
  readonly user_tags: Record<string, string> | null
  readonly role_id: string | null
  readonly role_name: string | null
  readonly role_path: string | null
  readonly role_tags: Record<string, string> | null
}

const credentialSql = `
  with c as (
    select id, account_id, secret_ciphertext, active, null::session_kind as kind, null::bytea as token_hash, null as session_name,
      null::jsonb as policies, null::jsonb as session_tags, null::timestamptz as mfa_at, created_at, null::timestamptz as expires_at,
      user_id, null as role_id
    from access_key where id = $1
    union all
    select id, account_id, secret_ciphertext, true, kind, token_hash, name, policies, tags, mfa_at, created_at, expires_at, user_id, role_id
    from session_credential where id = $1
  )
  select c.id, c.account_id, c.secret_ciphertext, c.active and a.suspended_at is null as usable, c.kind, c.token_hash, c.session_name,
    c.policies, c.session_tags, c.mfa_at, c.created_at, c.expires_at,
    u.id as user_id, u.name::text as user_name, u.path as user_path, u.tags as user_tags,
    r.id as role_id, r.name::text as role_name, r.path as role_path, r.tags as role_tags
  from c join account a on a.id = c.account_id left join iam_user u on u.id = c.user_id left join iam_role r on r.id = c.role_id`

function toCredential(row: CredentialRow): Credential {
  return {
    accessKeyId: row.id,
    accountId: row.account_id,
    secretCiphertext: row.secret_ciphertext,
    usable: row.usable,
    ...(row.token_hash ? { tokenHash: row.token_hash } : {}),
    principal: toPrincipal(row),
  }
}

function toPrincipal(row: CredentialRow): AccountPrincipal {
  const session = toSession(row)
  const common = { accountId: row.account_id, accessKeyId: row.id }
  const user = row.user_id === null ? undefined : { userId: row.user_id, userName: row.user_name ?? '', path: row.user_path ?? '/' }
  if (row.kind === 'ASSUMED_ROLE' && session && row.role_id !== null) {
    const role = { roleId: row.role_id, roleName: row.role_name ?? '', path: row.role_path ?? '/', tags: row.role_tags ?? {} }
    return { type: 'assumed-role', ...common, ...role, sessionName: row.session_name ?? '', session }
  }
  if (row.kind === 'FEDERATED_USER' && session) {
    return {
      type: 'federated-user',
      ...common,
      name: row.session_name ?? '',
      ...(user ? { issuer: { ...user, tags: row.user_tags ?? {} } } : {}),
      session,
    }
  }
  if (user) return { type: 'user', ...common, ...user, tags: row.user_tags ?? {}, ...(session ? { session } : {}) }
  return { type: 'root', ...common, ...(session ? { session } : {}) }
}

function toSession(row: CredentialRow): SessionFacts | undefined {
  if (row.kind === null || row.expires_at === null) return undefined
  return {
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    tags: row.session_tags ?? {},
    ...(row.mfa_at ? { mfaAt: row.mfa_at } : {}),
    ...(row.kind === 'CONSOLE' ? { console: true } : {}),
    ...(row.policies ? { policies: row.policies } : {}),
  }
}

// Both act on the caller and the caller's account only.
const ownPassword = JSON.stringify({
  Version: '2012-10-17',
  Statement: {
    Sid: 'AllowUsersToChangePassword',
    Effect: 'Allow',
    Action: ['iam:ChangePassword', 'iam:GetAccountPasswordPolicy'],
    Resource: '*',
  },
})

async function readPolicies(pool: Database['pool'], entityId: string): Promise<PrincipalPolicies> {
  const { rows } = await pool.query<{ kind: 'identity' | 'boundary'; name: string; text: string }>({
    name: 'policies_of',
    text: `
      with holder as (select $1::text as id union all select group_id from iam_group_member where user_id = $1)
      select 'identity' as kind, p.arn as name, v.document as text
        from holder h join policy_attachment t on t.principal_id = h.id
        join managed_policy p on p.arn = t.policy_arn join managed_policy_version v on v.policy_arn = p.arn and v.version = p.default_version
      union all
      select 'identity', 'inline policy ' || i.name || coalesce(' of group ' || g.name::text, ''), i.document
        from holder h join inline_policy i on i.principal_id = h.id left join iam_group g on g.id = h.id
      union all
      select 'identity', 'password policy of the account', $2::text
        from iam_user u join password_policy p on p.account_id = u.account_id where u.id = $1 and p.allow_users_to_change
      union all
      select 'boundary', p.arn, v.document
        from (select boundary_arn from iam_user where id = $1 union all select boundary_arn from iam_role where id = $1) b
        join managed_policy p on p.arn = b.boundary_arn join managed_policy_version v on v.policy_arn = p.arn and v.version = p.default_version
      order by 1, 2`,
    values: [entityId, ownPassword],
  })
  const texts = (kind: string): readonly PolicyText[] => rows.filter((row) => row.kind === kind).map(({ name, text }) => ({ name, text }))
  const [boundary] = texts('boundary')
  return { identity: texts('identity'), ...(boundary ? { boundary } : {}) }
}
