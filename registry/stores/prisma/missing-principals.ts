import type { Database } from '#registry/stores/postgres/database.ts'

const accountPattern = /^[0-9]{12}$/
const rootPattern = /^arn:aws:iam::([0-9]{12}):root$/
const entityPattern = /^arn:aws:iam::([0-9]{12}):(?:user|role)\/(?:.*\/)?([^/]+)$/
const rolePattern = /^(arn:aws:sts::([0-9]{12}):assumed-role\/([^/]+))\/[^/]+$/
const federatedPattern = /^arn:aws:sts::([0-9]{12}):federated-user\/[^/]+$/

/** What has to be there so that the principal is: itself, or the account or role that it comes from. */
interface Wanted {
  readonly key: string
  readonly accountId?: string
  readonly name?: string
}

/** Those of the account ids, unique ids and ARNs of principals that name nobody. */
export async function findMissingPrincipals({ pool }: Pick<Database, 'pool'>, principals: readonly string[]): Promise<readonly string[]> {
  const wanted = principals.map(wantedFor)
  const { rows } = await pool.query<{ key: string }>({
    name: 'principals_that_are_there',
    // ARNs have case, names have none: the whole ARN is compared afterwards.
    text: `
      select id as key from account where id = any($1::bpchar[])
      union all
      select 'arn:aws:iam::' || account_id || ':user' || path || name::text from iam_user
        where account_id = any($1::bpchar[]) and name = any($2::citext[])
      union all
      select unnest(array['arn:aws:iam::' || account_id || ':role' || path || name::text,
                          'arn:aws:sts::' || account_id || ':assumed-role/' || name::text]) from iam_role
        where account_id = any($1::bpchar[]) and name = any($2::citext[])
      union all
      select id from iam_user where id = any($3::text[])
      union all
      select id from iam_role where id = any($3::text[])`,
    values: [
      wanted.flatMap(({ accountId }) => accountId ?? []),
      wanted.flatMap(({ name }) => name ?? []),
      wanted.flatMap(({ key, accountId }) => (accountId === undefined ? key : [])),
    ],
  })
  const there = new Set(rows.map(({ key }) => key))
  return principals.filter((_principal, index) => !there.has(wanted[index]?.key ?? ''))
}

function wantedFor(principal: string): Wanted {
  const account = accountPattern.test(principal) ? principal : (rootPattern.exec(principal) ?? federatedPattern.exec(principal))?.[1]
  if (account !== undefined) return { key: account, accountId: account }
  const [, entityAccount, name] = entityPattern.exec(principal) ?? []
  if (entityAccount !== undefined && name !== undefined) return { key: principal, accountId: entityAccount, name }
  const [, role, roleAccount, roleName] = rolePattern.exec(principal) ?? []
  if (role !== undefined && roleAccount !== undefined && roleName !== undefined)
    return { key: role, accountId: roleAccount, name: roleName }
  return { key: principal }
}
