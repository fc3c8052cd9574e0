import { ListGroupsCommand } from '@aws-sdk/client-iam'
import type { Metadata } from 'next'
import Link from 'next/link'
import { AccessPage } from '#components/console/access/access-page.tsx'
import { ListCell, ListRow, ListTable } from '#components/console/list-table.tsx'
import { NewsNotice } from '#components/console/news-notice.tsx'
import { Refusal } from '#components/console/refusal.tsx'
import { Button } from '#components/ui/button.tsx'
import { PageLinks } from '#components/ui/page-links.tsx'
import { TimeAgo } from '#components/ui/time-ago.tsx'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import { newsOf } from '#lib/console/news.ts'
import { moment } from '#lib/format/moment.ts'
import { type QueryParameters, single } from '#lib/gallery-search.ts'

export const metadata: Metadata = { title: 'Groups' }

const groupsPerPage = 50

/** The groups of the account. */
export default async function GroupsPage({ searchParams }: { readonly searchParams: Promise<QueryParameters> }) {
  const query = await searchParams
  const after = single(query.after) || undefined
  const command = new ListGroupsCommand({ MaxItems: groupsPerPage, Marker: after })
  const found = await readInConsole(({ iam }) => iam.send(command))
  return (
    <AccessPage
      tab="Groups"
      intro="A group holds policies for many users, so that they are changed in one place."
      action={
        <Button asChild look="primary">
          <Link href={accessPaths.create('group')} prefetch={false}>
            Create group
          </Link>
        </Button>
      }
    >
      <NewsNotice news={newsOf(query)} />
      {'failure' in found ? (
        <Refusal {...found} />
      ) : (found.answer.Groups ?? []).length === 0 && !after ? (
        <p className="text-ink-soft">There are no groups yet.</p>
      ) : (
        <>
          <ListTable caption="Groups" columns={['Group name', 'Created']}>
            {(found.answer.Groups ?? []).map(({ GroupName = '', CreateDate }) => (
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
            ))}
          </ListTable>
          <PageLinks
            label="Pages of groups"
            previous={after ? { href: accessPaths.list('group'), text: 'First page' } : undefined}
            next={found.answer.Marker ? { href: accessPaths.list('group', { after: found.answer.Marker }), text: 'Next' } : undefined}
          />
        </>
      )}
    </AccessPage>
  )
}
