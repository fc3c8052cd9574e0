import { ListRolesCommand } from '@aws-sdk/client-iam'
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
import { readDocument } from '#lib/backend/console/policy-holders.ts'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import { actorName } from '#lib/console/actor-name.ts'
import { newsOf } from '#lib/console/news.ts'
import { principalsOf, readPolicy } from '#lib/console/repository-policy.ts'
import { moment } from '#lib/format/moment.ts'
import { type QueryParameters, single } from '#lib/gallery-search.ts'

export const metadata: Metadata = { title: 'Roles' }

const rolesPerPage = 50

/** The roles of the account, and whom they trust. */
export default async function RolesPage({ searchParams }: { readonly searchParams: Promise<QueryParameters> }) {
  const query = await searchParams
  const after = single(query.after) || undefined
  const command = new ListRolesCommand({ MaxItems: rolesPerPage, Marker: after })
  const found = await readInConsole(({ iam }) => iam.send(command))
  return (
    <AccessPage
      tab="Roles"
      intro="A role is nobody’s own. Whom it trusts takes it on for a while, and may then what it may."
      action={
        <Button asChild look="primary">
          <Link href={accessPaths.create('role')} prefetch={false}>
            Create role
          </Link>
        </Button>
      }
    >
      <NewsNotice news={newsOf(query)} />
      {'failure' in found ? (
        <Refusal {...found} />
      ) : (found.answer.Roles ?? []).length === 0 && !after ? (
        <p className="text-ink-soft">There are no roles yet.</p>
      ) : (
        <>
          <ListTable caption="Roles" columns={['Role name', 'Trusts', 'Created']}>
            {(found.answer.Roles ?? []).map(({ RoleName = '', AssumeRolePolicyDocument, CreateDate }) => (
              <ListRow
                key={RoleName}
                head={
                  <Link href={accessPaths.holder('role', 'permissions', RoleName)} prefetch={false} className="link">
                    {RoleName}
                  </Link>
                }
              >
                <ListCell label="Trusts">{trusted(readDocument(AssumeRolePolicyDocument))}</ListCell>
                <ListCell label="Created" className="whitespace-nowrap text-ink-soft">
                  {CreateDate && <TimeAgo at={moment(CreateDate)} />}
                </ListCell>
              </ListRow>
            ))}
          </ListTable>
          <PageLinks
            label="Pages of roles"
            previous={after ? { href: accessPaths.list('role'), text: 'First page' } : undefined}
            next={found.answer.Marker ? { href: accessPaths.list('role', { after: found.answer.Marker }), text: 'Next' } : undefined}
          />
        </>
      )}
    </AccessPage>
  )
}

function trusted(policyText: string): string {
  const principals = readPolicy(policyText)
    .Statement.filter(({ Effect }) => Effect === 'Allow')
    .flatMap(principalsOf)
  return [...new Set(principals)].map((principal) => shortName(principal)).join(', ') || 'Nobody'
}

function shortName(principal: string): string {
  if (/^\d{12}$/.test(principal)) return `Account ${principal}`
  if (!principal.startsWith('arn:')) return principal
  return principal.endsWith(':root') ? `Account ${principal.split(':')[4]}` : actorName(principal)
}
