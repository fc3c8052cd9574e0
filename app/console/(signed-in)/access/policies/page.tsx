import { ListPoliciesCommand } from '@aws-sdk/client-iam'
import type { Metadata } from 'next'
import Link from 'next/link'
import { AccessList } from '#components/console/access/access-list.tsx'
import { ListCell, ListRow } from '#components/console/list-table.tsx'
import { ChoiceLinks } from '#components/ui/choice-links.tsx'
import { TimeAgo } from '#components/ui/time-ago.tsx'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { isManaged } from '#lib/console/access/access-fields.ts'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import { moment } from '#lib/format/moment.ts'
import { counted } from '#lib/format/quantity.ts'
import { type QueryParameters, single } from '#lib/gallery-search.ts'

export const metadata: Metadata = { title: 'Policies' }

const policiesPerPage = 50
const scopes = { All: 'All', Local: 'Customer managed', AWS: 'AWS managed' } as const
type Scope = keyof typeof scopes

/** The managed policies: the account's own and those that come with the installation. */
export default async function PoliciesPage({ searchParams }: { readonly searchParams: Promise<QueryParameters> }) {
  const query = await searchParams
  const scope = scopeOf(single(query.scope))
  const command = new ListPoliciesCommand({ Scope: scope, MaxItems: policiesPerPage, Marker: single(query.after) || undefined })
  const found = await readInConsole(async ({ iam }) => {
    const { Policies = [], Marker } = await iam.send(command)
    return { rows: Policies, next: Marker }
  })
  return (
    <AccessList
      kind="policy"
      title="Policies"
      intro="What somebody may is said in policies. These are managed: one can be attached to many users, groups and roles."
      create="Create policy"
      query={query}
      kept={{ scope }}
      filter={
        <ChoiceLinks
          label="Filter policies"
          choices={Object.entries(scopes).map(([each, name]) => ({
            name,
            href: accessPaths.list('policy', each === 'All' ? {} : { scope: each }),
            isCurrent: each === scope,
          }))}
        />
      }
      columns={['Policy name', 'Type', 'Attached to', 'Changed']}
      found={found}
      none="There are none of this kind."
      row={({ Arn = '', PolicyName, AttachmentCount = 0, PermissionsBoundaryUsageCount, UpdateDate }) => (
        <ListRow
          key={Arn}
          head={
            <Link href={accessPaths.policy('detail', Arn)} prefetch={false} className="link">
              {PolicyName}
            </Link>
          }
        >
          <ListCell label="Type" className="text-ink-soft">
            {isManaged(Arn) ? 'AWS managed' : 'Customer managed'}
          </ListCell>
          <ListCell label="Attached to" className="figures">
            {usesOf(AttachmentCount, PermissionsBoundaryUsageCount ?? 0)}
          </ListCell>
          <ListCell label="Changed" className="whitespace-nowrap text-ink-soft">
            {UpdateDate && <TimeAgo at={moment(UpdateDate)} />}
          </ListCell>
        </ListRow>
      )}
    />
  )
}

function scopeOf(text: string): Scope {
  return Object.hasOwn(scopes, text) ? (text as Scope) : 'All'
}

function usesOf(attachments: number, boundaries: number): string {
  if (boundaries === 0) return String(attachments)
  return `${attachments}, and ${counted(boundaries, 'time', 'times')} a boundary`
}
