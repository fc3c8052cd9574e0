import type { Metadata } from 'next'
import { BadgeEntry } from '#components/badges/badge-entry.tsx'
import { BadgeForm } from '#components/badges/badge-form.tsx'
import { LostRepository } from '#components/gallery/lost.tsx'
import { RepositoryCrumb } from '#components/gallery/repository-crumb.tsx'
import { readInstance } from '#lib/backend/instance.ts'
import { repositoryOf } from '#lib/backend/repository-address.ts'
import { badgeKinds } from '#lib/badges/badge-kinds.ts'
import { parseBadgeOptions } from '#lib/badges/badge-options.ts'
import { type QueryParameters, single } from '#lib/gallery-search.ts'
import { repositoryPages } from '#lib/routes.ts'

interface Props {
  readonly params: Promise<{ readonly alias: string; readonly name: string[] }>
  readonly searchParams: Promise<QueryParameters>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name, found } = await repositoryOf(params)
  if (!found) return { title: 'No such repository', robots: { index: false } }
  const { primaryRegistryAliasName: primary } = found.repository
  return {
    title: `Badges of ${primary}/${name}`,
    description: `Badges that tell of ${primary}/${name} in a README: version, pulls, size, platforms.`,
    alternates: { canonical: repositoryPages.badges(primary, name) },
    robots: { index: false, follow: true },
  }
}

/** Each badge of a repository as it looks, and what to paste to have it elsewhere. */
export default async function BadgesPage({ params, searchParams }: Props) {
  const { alias, name, found } = await repositoryOf(params)
  if (!found) return <LostRepository />
  const asked = askedOptions(await searchParams)
  const { options, problems } = parseBadgeOptions(asked)
  const { origin } = readInstance()
  return (
    <>
      <RepositoryCrumb alias={alias} name={name} />
      <h1 className="text-28 font-semibold tracking-tight">Badges</h1>
      <p className="mt-1 max-w-prose text-ink-soft">
        Small pictures that tell of this repository wherever a README is shown. They follow what is pushed within five minutes.
      </p>
      <BadgeForm action={repositoryPages.badges(alias, name)} asked={asked} problems={problems} />
      <ul className="mt-8 border-line border-t">
        {badgeKinds.map((kind) => (
          <BadgeEntry key={kind} kind={kind} alias={alias} name={name} options={options} origin={origin} />
        ))}
      </ul>
    </>
  )
}

// A form sends the fields that were left empty, too.
function askedOptions(query: QueryParameters): URLSearchParams {
  const entries = Object.entries(query).map(([option, value]) => [option, single(value).trim()] as const)
  return new URLSearchParams(entries.filter(([, value]) => value !== '').map(([option, value]) => [option, value]))
}
