import type { Database } from '#registry/stores/postgres/database.ts'
import type { SignInIdentity, SignInStore } from '#registry/stores/sign-ins.ts'

interface Row {
  readonly account_id: string
  readonly account_name: string
  readonly operator: boolean
  readonly suspended: boolean
  readonly user_id: string | null
  readonly user_name: string | null
  readonly user_path: string | null
  readonly password_hash: string | null
  readonly reset_required: boolean
  readonly password_expires_at: Date | null
  readonly hard_expiry: boolean
  readonly has_codes: boolean
  readonly has_passkeys: boolean
}

const accountColumns = `a.id as account_id, a.name as account_name, a.operator, a.suspended_at is not null as suspended`

// A passkey has no seed.
const mfaColumns = (isOwn: string) => `
    exists (select from mfa_device m where ${isOwn} and m.enabled_at is not null and m.seed_ciphertext is not null) as has_codes,
    exists (select from mfa_device m where ${isOwn} and m.enabled_at is not null and m.seed_ciphertext is null) as has_passkeys`

const rootSql = (where: string) => `
  select ${accountColumns}, null as user_id, null as user_name, null as user_path, a.password_hash, false as reset_required,
    null::timestamptz as password_expires_at, false as hard_expiry,
    ${mfaColumns('m.account_id = a.id and m.user_id is null')}
  from account a where ${where}`

const userSql = (where: string) => `
  select ${accountColumns}, u.id as user_id, u.name::text as user_name, u.path as user_path, u.password_hash,
    u.password_reset_required as reset_required, coalesce(p.hard_expiry, false) as hard_expiry,
    u.password_changed_at + p.max_age_days * interval '24 hours' as password_expires_at,
    ${mfaColumns('m.user_id = u.id')}
  from account a join iam_user u on u.account_id = a.id left join password_policy p on p.account_id = a.id
  where ${where}`

export function createSignInStore({ pool }: Pick<Database, 'pool'>): SignInStore {
  const first = async (name: string, text: string, values: readonly string[]): Promise<SignInIdentity | undefined> => {
    const { rows } = await pool.query<Row>({ name, text, values: [...values] })
    return rows[0] && toIdentity(rows[0])
  }
  return {
    findRoot: (email) => first('sign_in_root', rootSql('a.email = $1::citext'), [email]),
    findUser: (account, userName) =>
      // No alias looks like an account id.
      first('sign_in_user', userSql('(a.id = $1::text or a.iam_alias = $1::text) and u.name = $2::citext'), [account, userName]),
    find: (accountId, userId) =>
      userId === undefined
        ? first('sign_in_root_by_id', rootSql('a.id = $1'), [accountId])
        : first('sign_in_user_by_id', userSql('a.id = $1 and u.id = $2'), [accountId, userId]),
    async replaceRootPassword(accountId, expectedHash, passwordHash) {
      const { rowCount } = await pool.query({
        name: 'replace_root_password',
        text: 'update account set password_hash = $3 where id = $1 and password_hash = $2',
        values: [accountId, expectedHash, passwordHash],
      })
      return rowCount === 1
    },
    async passwordUsed(accountId, userId, at) {
      await pool.query({
        name: 'password_used',
        text: 'update iam_user set password_last_used_at = $3 where account_id = $1 and id = $2',
        values: [accountId, userId, at],
      })
    },
  }
}

function toIdentity(row: Row): SignInIdentity {
  const user = row.user_id === null ? undefined : { id: row.user_id, name: row.user_name ?? '', path: row.user_path ?? '/' }
  return {
    accountId: row.account_id,
    accountName: row.account_name,
    operator: row.operator,
    suspended: row.suspended,
    ...(user ? { user } : {}),
    ...(row.password_hash === null ? {} : { passwordHash: row.password_hash }),
    resetRequired: row.reset_required,
    ...(row.password_expires_at === null ? {} : { passwordExpiresAt: row.password_expires_at }),
    hardExpiry: row.hard_expiry,
    mfaWays: [...(row.has_codes ? (['code'] as const) : []), ...(row.has_passkeys ? (['passkey'] as const) : [])],
  }
}
