import { ListRolesCommand } from '@aws-sdk/client-iam'
import type { Metadata } from 'next'
import Link from 'next/link'
import { AccessList } from '#components/console/access/access-list.tsx'
import { ListCell, ListRow } from '#components/console/list-table.tsx'
import { TimeAgo } from '#components/ui/time-ago.tsx'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { readDocument } from '#lib/backend/console/policy-holders.ts'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import { actorName } from '#lib/console/actor-name.ts'
import { principalsOf, readPolicy } from '#lib/console/repository-policy.ts'
import { moment } from '#lib/format/moment.ts'
import { type QueryParameters, single } from '#lib/gallery-search.ts'

export const metadata: Metadata = { title: 'Roles' }

const rolesPerPage = 50

/** The roles of the account, and whom they trust. */
export default async function RolesPage({ searchParams }: { readonly searchParams: Promise<QueryParameters> }) {
  const query = await searchParams
  const command = new ListRolesCommand({ MaxItems: rolesPerPage, Marker: single(query.after) || undefined })
  const found = await readInConsole(async ({ iam }) => {
    const { Roles = [], Marker } = await iam.send(command)
    return { rows: Roles, next: Marker }
  })
  return (
    <AccessList
      kind="role"
      title="Roles"
      intro="A role is nobody’s own. Whom it trusts takes it on for a while, and may then what it may."
      create="Create role"
      query={query}
      columns={['Role name', 'Trusts', 'Created']}
      found={found}
      none="There are no roles yet."
      row={({ RoleName = '', AssumeRolePolicyDocument, CreateDate }) => (
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
      )}
    />
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
