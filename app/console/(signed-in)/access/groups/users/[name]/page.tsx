import { GetGroupCommand, ListUsersCommand } from '@aws-sdk/client-iam'
import type { Metadata } from 'next'
import Link from 'next/link'
import { HolderPage, RefusedHolderPage } from '#components/console/access/holder-page.tsx'
import { MemberForm } from '#components/console/access/member-form.tsx'
import { DeedButton } from '#components/console/deed-button.tsx'
import { ListButtons, ListRow, ListTable } from '#components/console/list-table.tsx'
import { PageLinks } from '#components/ui/page-links.tsx'
import { ifAllowed } from '#lib/backend/console/access-lists.ts'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { findHolder } from '#lib/backend/console/policy-holders.ts'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import { nameOfPath } from '#lib/console/access/holder-of-path.ts'
import { type QueryParameters, single } from '#lib/gallery-search.ts'
import { addMember, removeMember } from './actions.ts'

interface Props {
  readonly params: Promise<{ readonly name: string }>
  readonly searchParams: Promise<QueryParameters>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Users · ${await nameOfPath(params)}` }
}

const usersPerPage = 50
// To be offered while a name is typed; others can be typed all the same.
const suggestionsMax = 200

/** Who is in a group. */
export default async function GroupUsersPage({ params, searchParams }: Props) {
  const name = await nameOfPath(params)
  const query = await searchParams
  const after = single(query.after) || undefined
  const found = await readInConsole(async (call) => {
    const { iam } = call
    const [group, { Users = [], Marker }, listed] = await Promise.all([
      findHolder(call, 'group', name),
      iam.send(new GetGroupCommand({ GroupName: name, MaxItems: usersPerPage, Marker: after })),
      ifAllowed(() => iam.send(new ListUsersCommand({ MaxItems: suggestionsMax }))),
    ])
    const members = Users.map(({ UserName = '' }) => UserName)
    const others = (listed?.Users ?? []).map(({ UserName = '' }) => UserName).filter((each) => !members.includes(each))
    return { group, members, others, next: Marker }
  })
  if ('failure' in found) return <RefusedHolderPage kind="group" name={name} {...found} />
  const { group, members, others, next } = found.answer
  return (
    <HolderPage holder={group} tab="users" done={query.done}>
      <MemberForm others={others} action={addMember.bind(null, name)} />
      <div className="mt-6">
        {members.length === 0 ? (
          <p className="text-ink-soft">Nobody is in this group.</p>
        ) : (
          <ListTable caption="Users" columns={['User name', '']}>
            {members.map((member) => (
              <ListRow
                key={member}
                head={
                  <Link href={accessPaths.holder('user', 'permissions', member)} prefetch={false} className="link">
                    {member}
                  </Link>
                }
              >
                <ListButtons>
                  <DeedButton
                    deed="Remove"
                    label={`Remove ${member}`}
                    hidden={[['userName', member]]}
                    action={removeMember.bind(null, name)}
                  />
                </ListButtons>
              </ListRow>
            ))}
          </ListTable>
        )}
        <PageLinks
          label="Pages of users"
          previous={after ? { href: accessPaths.holder('group', 'users', name), text: 'First page' } : undefined}
          next={next ? { href: accessPaths.holder('group', 'users', name, { after: next }), text: 'Next' } : undefined}
        />
      </div>
    </HolderPage>
  )
}
