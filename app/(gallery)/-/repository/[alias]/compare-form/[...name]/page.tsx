import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ComparePage } from '#components/compare/compare-page.tsx'
import { LostRepository } from '#components/gallery/lost.tsx'
import { findRepository } from '#lib/backend/gallery.ts'
import { type QueryParameters, single } from '#lib/gallery-search.ts'
import { parseReference } from '#lib/image-reference.ts'
import { isAlias, isRepositoryName, repositoryPages } from '#lib/routes.ts'

interface Props {
  readonly params: Promise<{ readonly alias: string; readonly name: string[] }>
  readonly searchParams: Promise<QueryParameters>
}

export const metadata: Metadata = { title: 'Compare images', robots: { index: false, follow: true } }

/** `/{alias}/{name}/-/compare?from=&to=`: leads to the comparison when both are named. */
export default async function CompareFormPage({ params, searchParams }: Props) {
  const { alias, name: segments } = await params
  const name = segments.join('/')
  const query = await searchParams
  const [from, to] = [single(query.from).trim(), single(query.to).trim()]
  if (!isAlias(alias) || !isRepositoryName(name) || !(await findRepository(alias, name))) return <LostRepository />
  // Only what can be a part of a path; the form says what is wrong with the rest.
  if (parseReference(from) && parseReference(to)) redirect(repositoryPages.compare(alias, name, from, to))
  return <ComparePage alias={alias} name={name} from={from} to={to} />
}
