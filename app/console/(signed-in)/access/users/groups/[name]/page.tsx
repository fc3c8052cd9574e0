import type { Metadata } from 'next'
import Link from 'next/link'
import { GroupsForm } from '#components/console/access/groups-form.tsx'
import { HolderPage, RefusedHolderPage } from '#components/console/access/holder-page.tsx'
import { Refusal } from '#components/console/refusal.tsx'
import { ifAllowed, listGroupNames, listGroupsOf } from '#lib/backend/console/access-lists.ts'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { findHolder } from '#lib/backend/console/policy-holders.ts'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import { nameOfPath } from '#lib/console/access/holder-of-path.ts'
import type { QueryParameters } from '#lib/gallery-search.ts'
import { saveGroups } from './actions.ts'

interface Props {
  readonly params: Promise<{ readonly name: string }>
  readonly searchParams: Promise<QueryParameters>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Groups · ${await nameOfPath(params)}` }
}

/** The groups that a user is in, and those that they could join. */
export default async function UserGroupsPage({ params, searchParams }: Props) {
  const name = await nameOfPath(params)
  const found = await readInConsole((call) => findHolder(call, 'user', name))
  if ('failure' in found) return <RefusedHolderPage kind="user" name={name} {...found} />
  const groups = await readInConsole(async (call) => {
    const [own, all] = await Promise.all([listGroupsOf(call, name), ifAllowed(() => listGroupNames(call))])
    return { own, all: all ?? own }
  })
  return (
    <HolderPage holder={found.answer} tab="groups" done={(await searchParams).done}>
      {'failure' in groups ? (
        <Refusal {...groups} />
      ) : groups.answer.all.length === 0 ? (
        <p className="text-ink-soft">
          There are no groups yet.{' '}
          <Link href={accessPaths.create('group')} prefetch={false} className="link">
            Create a group
          </Link>
          .
        </p>
      ) : (
        <GroupsForm {...groups.answer} action={saveGroups.bind(null, name)} />
      )}
    </HolderPage>
  )
}
