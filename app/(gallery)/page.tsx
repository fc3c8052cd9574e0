import type { Metadata } from 'next'
import { ResultList } from '#components/gallery/result-list.tsx'
import { searchRepositories } from '#lib/backend/gallery.ts'
import { gallerySearchQuery, parseGallerySearch } from '#lib/gallery-search.ts'
import { homeOpenGraphImagePath } from '#lib/routes.ts'
import { sharedMetadata } from '#lib/share-metadata.ts'

const title = 'Galleon, a gallery of container images'
const description = 'Find container images, read about them and pull them. No account needed.'

export async function generateMetadata({ searchParams }: PageProps<'/'>): Promise<Metadata> {
  const search = parseGallerySearch(await searchParams)
  const plain = gallerySearchQuery(search).size === 0
  return {
    title: search.searchTerm ? `“${search.searchTerm}”` : { absolute: title },
    ...(plain ? sharedMetadata({ title, description, canonical: '/' }, homeOpenGraphImagePath) : {}),
    // Every combination of filters is a page of its own; one of them in a search engine is enough.
    robots: plain ? undefined : { index: false, follow: true },
  }
}

/** Home and search: one page, whose whole state is in its URL. */
export default async function HomePage({ searchParams }: PageProps<'/'>) {
  const search = parseGallerySearch(await searchParams)
  const answer = await searchRepositories(search)
  return (
    <>
      <div className="mb-6 lg:mb-8">
        {search.searchTerm ? (
          <h1 className="break-words text-28 font-semibold tracking-tight">Results for “{search.searchTerm}”</h1>
        ) : (
          <>
            <h1 className="text-28 font-semibold tracking-tight">Container images, charts and artifacts</h1>
            <p className="mt-1 text-ink-soft">Find one, read about it, pull it. No account needed.</p>
          </>
        )}
      </div>
      <ResultList search={search} answer={answer} />
    </>
  )
}
