import type { Metadata } from 'next'
import { FrontPage } from '#components/gallery/front-page.tsx'
import { ResultList } from '#components/gallery/result-list.tsx'
import { galleryGraph, StructuredData } from '#components/gallery/structured-data.tsx'
import { searchRepositories } from '#lib/backend/gallery.ts'
import { asksForList, parseGallerySearch } from '#lib/gallery-search.ts'
import { allRepositoriesPath, homeOpenGraphImagePath } from '#lib/routes.ts'
import { searchRobots, sharedMetadata } from '#lib/share-metadata.ts'

const title = 'Galleon, a gallery of container images'
const description = 'Find container images, read about them and pull them. No account needed.'

export async function generateMetadata({ searchParams }: PageProps<'/'>): Promise<Metadata> {
  const query = await searchParams
  if (!asksForList(query)) {
    return { title: { absolute: title }, ...sharedMetadata({ title, description, canonical: '/' }, homeOpenGraphImagePath) }
  }
  const search = parseGallerySearch(query)
  return {
    title: search.searchTerm ? `“${search.searchTerm}”` : 'All repositories',
    // Every combination of filters is a view of the one list; that one in a search engine is enough.
    alternates: { canonical: allRepositoriesPath },
    robots: await searchRobots(search),
  }
}

/** Home and search: one page, whose whole state is in its URL. */
export default async function HomePage({ searchParams }: PageProps<'/'>) {
  const query = await searchParams
  if (!asksForList(query)) {
    return (
      <>
        <StructuredData graph={galleryGraph()} />
        <FrontPage />
      </>
    )
  }
  const search = parseGallerySearch(query)
  const answer = await searchRepositories(search)
  return (
    <>
      <h1 className="mb-6 break-words text-20 font-semibold tracking-tight sm:text-28 lg:mb-8">
        {search.searchTerm ? `Results for “${search.searchTerm}”` : 'All repositories'}
      </h1>
      <ResultList search={search} answer={answer} />
    </>
  )
}
