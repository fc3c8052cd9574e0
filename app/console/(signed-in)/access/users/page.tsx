import { ListUsersCommand, type User } from '@aws-sdk/client-iam'
import type { Metadata } from 'next'
import Link from 'next/link'
import { AccessPage } from '#components/console/access/access-page.tsx'
import { ListCell, ListRow, ListTable } from '#components/console/list-table.tsx'
import { NewsNotice } from '#components/console/news-notice.tsx'
import { Refusal } from '#components/console/refusal.tsx'
import { Button } from '#components/ui/button.tsx'
import { PageLinks } from '#components/ui/page-links.tsx'
import { TimeAgo } from '#components/ui/time-ago.tsx'
import { readUserFacts, type UserFacts } from '#lib/backend/console/access-lists.ts'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import { newsOf } from '#lib/console/news.ts'
import { moment } from '#lib/format/moment.ts'
import { type QueryParameters, single } from '#lib/gallery-search.ts'

export const metadata: Metadata = { title: 'Users' }

// Each takes three more questions.
const usersPerPage = 20

/** The IAM users of the account. */
export default async function UsersPage({ searchParams }: { readonly searchParams: Promise<QueryParameters> }) {
  const query = await searchParams
  const after = single(query.after) || undefined
  const found = await readInConsole(async (call) => {
    const { Users = [], Marker } = await call.iam.send(new ListUsersCommand({ MaxItems: usersPerPage, Marker: after }))
    const rows = await Promise.all(Users.map(async (user) => ({ user, facts: await readUserFacts(call, user.UserName ?? '') })))
    return { rows, next: Marker }
  })
  return (
    <AccessPage
      tab="Users"
      intro="A user is one person or program. What they may do comes from policies: their own, and those of their groups."
      action={
        <Button asChild look="primary">
          <Link href={accessPaths.create('user')} prefetch={false}>
            Add user
          </Link>
        </Button>
      }
    >
      <NewsNotice news={newsOf(query)} />
      {'failure' in found ? (
        <Refusal {...found} />
      ) : found.answer.rows.length === 0 && !after ? (
        <p className="max-w-prose text-ink-soft">There are no users yet. Make one for yourself, and keep the root user for emergencies.</p>
      ) : (
        <>
          <ListTable caption="Users" columns={['User name', 'Groups', 'Password', 'Access keys', 'Created']}>
            {found.answer.rows.map((row) => (
              <UserRow key={row.user.UserId} {...row} />
            ))}
          </ListTable>
          <PageLinks
            label="Pages of users"
            previous={after ? { href: accessPaths.list('user'), text: 'First page' } : undefined}
            next={found.answer.next ? { href: accessPaths.list('user', { after: found.answer.next }), text: 'Next' } : undefined}
          />
        </>
      )}
    </AccessPage>
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
