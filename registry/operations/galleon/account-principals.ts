import type { Context } from '#registry/context.ts'
import type { Page, PageRequest } from '#registry/domain/page.ts'
import type { AccountPrincipal } from '#registry/domain/principal.ts'
import type { IamRole } from '#registry/stores/iam-roles.ts'
import type { IamUser } from '#registry/stores/iam-users.ts'

const kinds = ['root', 'user', 'role'] as const
type Kind = (typeof kinds)[number]

/** Everybody who can act in an account, as a request of theirs would come: the root user, users, then roles, each by name. */
export async function accountPrincipals(
  accountId: string,
  { limit, after = 'root ' }: PageRequest,
  context: Pick<Context, 'users' | 'roles' | 'clock'>,
): Promise<Page<AccountPrincipal>> {
  const items: AccountPrincipal[] = []
  let [kind, position] = openPosition(after)
  while (items.length < limit) {
    const page = await listKind(kind, accountId, { limit: limit - items.length, ...(position ? { after: position } : {}) }, context)
    items.push(...page.items)
    const next = page.next === undefined ? kinds[kinds.indexOf(kind) + 1] : kind
    if (!next) return { items }
    kind = next
    position = page.next ?? ''
  }
  return { items, next: `${kind} ${position}` }
}

function openPosition(after: string): [Kind, string] {
  const space = after.indexOf(' ')
  const kind = kinds.find((each) => each === after.slice(0, space)) ?? 'root'
  return [kind, after.slice(space + 1)]
}

async function listKind(
  kind: Kind,
  accountId: string,
  page: PageRequest,
  { users, roles, clock }: Pick<Context, 'users' | 'roles' | 'clock'>,
): Promise<Page<AccountPrincipal>> {
  if (kind === 'root') return { items: [{ type: 'root', accountId, accessKeyId: '' }] }
  if (kind === 'user') {
    const { items, ...rest } = await users.list(accountId, '/', page)
    return { items: items.map((user) => asUser(accountId, user)), ...rest }
  }
  const { items, ...rest } = await roles.list(accountId, '/', page)
  return { items: items.map((role) => asRole(accountId, role, clock())), ...rest }
}

function asUser(accountId: string, { id, name, path, tags }: IamUser): AccountPrincipal {
  return { type: 'user', accountId, accessKeyId: '', userId: id, userName: name, path, tags }
}

function asRole(accountId: string, { id, name, path, tags }: IamRole, now: Date): AccountPrincipal {
  const session = { createdAt: now, expiresAt: now, tags: {} }
  return { type: 'assumed-role', accountId, accessKeyId: '', roleId: id, roleName: name, path, tags, sessionName: 'anybody', session }
}
