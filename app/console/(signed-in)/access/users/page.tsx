import { ListUsersCommand, type User } from '@aws-sdk/client-iam'
import type { Metadata } from 'next'
import Link from 'next/link'
import { AccessList } from '#components/console/access/access-list.tsx'
import { ListCell, ListRow } from '#components/console/list-table.tsx'
import { TimeAgo } from '#components/ui/time-ago.tsx'
import { readUserFacts, type UserFacts } from '#lib/backend/console/access-lists.ts'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import { moment } from '#lib/format/moment.ts'
import { type QueryParameters, single } from '#lib/gallery-search.ts'

export const metadata: Metadata = { title: 'Users' }

// Each takes three more questions.
const usersPerPage = 20

/** The IAM users of the account. */
export default async function UsersPage({ searchParams }: { readonly searchParams: Promise<QueryParameters> }) {
  const query = await searchParams
  const command = new ListUsersCommand({ MaxItems: usersPerPage, Marker: single(query.after) || undefined })
  const found = await readInConsole(async (call) => {
    const { Users = [], Marker } = await call.iam.send(command)
    const rows = await Promise.all(Users.map(async (user) => ({ user, facts: await readUserFacts(call, user.UserName ?? '') })))
    return { rows, next: Marker }
  })
  return (
    <AccessList
      kind="user"
      title="Users"
      intro="A user is one person or program. What they may do comes from policies: their own, and those of their groups."
      create="Add user"
      query={query}
      columns={['User name', 'Groups', 'Password', 'Access keys', 'Created']}
      found={found}
      none="There are no users yet. Make one for yourself, and keep the root user for emergencies."
      row={(row) => <UserRow key={row.user.UserId} {...row} />}
    />
  )
}

const groupsShown = 3
const hidden = <span title="You may not see this">—</span>

function UserRow({ user: { UserName = '', CreateDate }, facts }: { readonly user: User; readonly facts: UserFacts }) {
  const { groups, hasPassword, accessKeys } = facts
  return (
    <ListRow
      head={
        <Link href={accessPaths.holder('user', 'permissions', UserName)} prefetch={false} className="link">
          {UserName}
        </Link>
      }
    >
      <ListCell label="Groups">{groups ? <Groups names={groups} /> : hidden}</ListCell>
      <ListCell label="Password">{hasPassword === undefined ? hidden : hasPassword ? 'Yes' : 'No'}</ListCell>
      <ListCell label="Access keys" className="figures">
        {accessKeys ?? hidden}
      </ListCell>
      <ListCell label="Created" className="whitespace-nowrap text-ink-soft">
        {CreateDate && <TimeAgo at={moment(CreateDate)} />}
      </ListCell>
    </ListRow>
  )
}

function Groups({ names }: { readonly names: readonly string[] }) {
  if (names.length === 0) return <span className="text-ink-soft">None</span>
  const more = names.length - groupsShown
  return (
    <span title={more > 0 ? names.join(', ') : undefined}>
      {names.slice(0, groupsShown).join(', ')}
      {more > 0 && <span className="text-ink-soft"> and {more} more</span>}
    </span>
  )
}
