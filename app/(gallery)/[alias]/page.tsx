import type { Metadata } from 'next'
import { LostRegistry } from '#components/gallery/lost.tsx'
import { RegistryHeader } from '#components/gallery/registry-header.tsx'
import { RegistrySearch } from '#components/gallery/registry-search.tsx'
import { ResultList } from '#components/gallery/result-list.tsx'
import { registryGraph, StructuredData } from '#components/gallery/structured-data.tsx'
import { findRegistry, searchRepositories } from '#lib/backend/gallery.ts'
import { readInstance } from '#lib/backend/instance.ts'
import { parseGallerySearch } from '#lib/gallery-search.ts'
import { isAlias, registryPath } from '#lib/routes.ts'
import { registryMetadata, searchRobots } from '#lib/share-metadata.ts'

type Props = PageProps<'/[alias]'>

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { alias: asked, found } = await registryOf(params)
  if (!found) return { title: 'No such publisher', robots: { index: false } }
  const publisher = found.registryCatalogData.displayName || found.primaryRegistryAliasName
  const alias = found.primaryRegistryAliasName
  const description = `Container images published by ${publisher}.`
  return {
    title: publisher,
    description,
    ...registryMetadata({ title: publisher, description, alias, canonical: registryPath(alias) }),
    robots: await searchRobots(parseGallerySearch(await searchParams), asked),
  }
}

/** A publisher's registry under any of its active aliases: its repositories, with the tools of the home page. */
export default async function RegistryPage({ params, searchParams }: Props) {
  const { alias, found } = await registryOf(params)
  if (!found) return <LostRegistry />
  const search = parseGallerySearch(await searchParams)
  const answer = await searchRepositories(search, alias)
  const publisher = found.registryCatalogData.displayName || alias
  return (
    <>
      <StructuredData graph={registryGraph(found)} />
      <RegistryHeader registry={found} alias={alias} host={readInstance().registryHost} />
      <RegistrySearch search={search} alias={alias} publisher={publisher} />
      <ResultList search={search} answer={answer} alias={alias} />
    </>
  )
}

async function registryOf(params: Props['params']) {
  const { alias } = await params
  return { alias, found: isAlias(alias) ? await findRegistry(alias) : undefined }
}
