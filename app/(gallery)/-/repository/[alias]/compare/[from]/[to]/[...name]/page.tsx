import type { Metadata } from 'next'
import { type CompareAddress, ComparePage } from '#components/compare/compare-page.tsx'
import { LostRepository } from '#components/gallery/lost.tsx'
import { findRepository } from '#lib/backend/gallery.ts'
import { type QueryParameters, single } from '#lib/gallery-search.ts'
import { decodedSegment } from '#lib/image-reference.ts'
import { isAlias, isRepositoryName, repositoryPages } from '#lib/routes.ts'

interface Props {
  readonly params: Promise<{ readonly alias: string; readonly from: string; readonly to: string; readonly name: string[] }>
  readonly searchParams: Promise<QueryParameters>
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { alias, name, from, to } = await addressOf(props)
  const primary =
    isAlias(alias) && isRepositoryName(name) ? (await findRepository(alias, name))?.repository.primaryRegistryAliasName : undefined
  if (!primary) return { title: 'No such repository', robots: { index: false } }
  return {
    title: `${from} and ${to} of ${primary}/${name}`,
    alternates: { canonical: repositoryPages.compare(primary, name, from, to) },
    // Every pair of tags is a page.
    robots: { index: false, follow: true },
  }
}

/** `/{alias}/{name}/-/compare/{from}/{to}`. */
export default async function ComparisonPage(props: Props) {
  const address = await addressOf(props)
  const isName = isAlias(address.alias) && isRepositoryName(address.name)
  if (!isName || !(await findRepository(address.alias, address.name))) return <LostRepository />
  return <ComparePage {...address} />
}

async function addressOf({ params, searchParams }: Props): Promise<CompareAddress> {
  const { alias, name, from, to } = await params
  const platform = single((await searchParams).platform)
  return { alias, name: name.join('/'), from: decodedSegment(from), to: decodedSegment(to), ...(platform ? { platform } : {}) }
}
