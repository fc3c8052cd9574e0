import { ListGroupsCommand } from '@aws-sdk/client-iam'
import type { Metadata } from 'next'
import Link from 'next/link'
import { AccessList } from '#components/console/access/access-list.tsx'
import { ListCell, ListRow } from '#components/console/list-table.tsx'
import { TimeAgo } from '#components/ui/time-ago.tsx'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import { moment } from '#lib/format/moment.ts'
import { type QueryParameters, single } from '#lib/gallery-search.ts'

export const metadata: Metadata = { title: 'Groups' }

const groupsPerPage = 50

/** The groups of the account. */
export default async function GroupsPage({ searchParams }: { readonly searchParams: Promise<QueryParameters> }) {
  const query = await searchParams
  const command = new ListGroupsCommand({ MaxItems: groupsPerPage, Marker: single(query.after) || undefined })
  const found = await readInConsole(async ({ iam }) => {
    const { Groups = [], Marker } = await iam.send(command)
    return { rows: Groups, next: Marker }
  })
  return (
    <AccessList
      kind="group"
      title="Groups"
      intro="A group holds policies for many users, so that they are changed in one place."
      create="Create group"
      query={query}
      columns={['Group name', 'Created']}
      found={found}
      none="There are no groups yet."
      row={({ GroupName = '', CreateDate }) => (
        <ListRow
          key={GroupName}
          head={
            <Link href={accessPaths.holder('group', 'users', GroupName)} prefetch={false} className="link">
              {GroupName}
            </Link>
          }
        >
          <ListCell label="Created" className="whitespace-nowrap text-ink-soft">
            {CreateDate && <TimeAgo at={moment(CreateDate)} />}
          </ListCell>
        </ListRow>
      )}
    />
  )
}
