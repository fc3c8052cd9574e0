import { ListEntitiesForPolicyCommand, type ListEntitiesForPolicyCommandOutput } from '@aws-sdk/client-iam'
import type { Metadata } from 'next'
import Link from 'next/link'
import { ManagedPolicyPage, RefusedPolicyPage } from '#components/console/access/managed-policy-page.tsx'
import { ListCell, ListRow, ListTable } from '#components/console/list-table.tsx'
import { Refusal } from '#components/console/refusal.tsx'
import { PageLinks } from '#components/ui/page-links.tsx'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { findManagedPolicy } from '#lib/backend/console/managed-policy.ts'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import type { HolderKind } from '#lib/console/access/holder-kind.ts'
import { arnOfPath } from '#lib/console/access/holder-of-path.ts'
import { actorName } from '#lib/console/actor-name.ts'
import { type QueryParameters, single } from '#lib/gallery-search.ts'

interface Props {
  readonly params: Promise<{ readonly arn: readonly string[] }>
  readonly searchParams: Promise<QueryParameters>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Entities attached · ${actorName(await arnOfPath(params))}` }
}

const entitiesPerPage = 50

/** Who has a managed policy, or is limited by it. */
export default async function PolicyEntitiesPage({ params, searchParams }: Props) {
  const arn = await arnOfPath(params)
  const query = await searchParams
  const after = single(query.after) || undefined
  const found = await readInConsole((call) => findManagedPolicy(call, arn))
  if ('failure' in found) return <RefusedPolicyPage arn={arn} {...found} />
  const command = new ListEntitiesForPolicyCommand({ PolicyArn: arn, MaxItems: entitiesPerPage, Marker: after })
  const entities = await readInConsole(({ iam }) => iam.send(command))
  return (
    <ManagedPolicyPage policy={found.answer} tab="entities" done={query.done}>
      {'failure' in entities ? (
        <Refusal {...entities} />
      ) : (
        <>
          <Entities entities={toEntities(entities.answer)} />
          <PageLinks
            label="Pages of entities"
            previous={after ? { href: accessPaths.policy('entities', arn), text: 'First page' } : undefined}
            next={
              entities.answer.Marker
                ? { href: accessPaths.policy('entities', arn, { after: entities.answer.Marker }), text: 'Next' }
                : undefined
            }
          />
        </>
      )}
    </ManagedPolicyPage>
  )
}

interface Entity {
  readonly kind: HolderKind
  readonly name: string
}

const kindTitles = { user: 'User', group: 'Group', role: 'Role' } as const

function Entities({ entities }: { readonly entities: readonly Entity[] }) {
  if (entities.length === 0) return <p className="text-ink-soft">Nobody has this policy, and nobody is limited by it.</p>
  return (
    <ListTable caption="Entities attached" columns={['Name', 'Type']}>
      {entities.map(({ kind, name }) => (
        <ListRow
          key={`${kind} ${name}`}
          head={
            <Link href={accessPaths.holder(kind, 'permissions', name)} prefetch={false} className="link">
              {name}
            </Link>
          }
        >
          <ListCell label="Type">{kindTitles[kind]}</ListCell>
        </ListRow>
      ))}
    </ListTable>
  )
}

function toEntities({ PolicyUsers = [], PolicyGroups = [], PolicyRoles = [] }: ListEntitiesForPolicyCommandOutput): readonly Entity[] {
  return [
    ...PolicyUsers.map(({ UserName: name = '' }) => ({ kind: 'user' as const, name })),
    ...PolicyGroups.map(({ GroupName: name = '' }) => ({ kind: 'group' as const, name })),
    ...PolicyRoles.map(({ RoleName: name = '' }) => ({ kind: 'role' as const, name })),
  ]
}
