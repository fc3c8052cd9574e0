import type { Metadata } from 'next'
import { ConsolePage } from '#components/console/console-page.tsx'
import { ConsoleSection } from '#components/console/console-section.tsx'
import { FeaturedTable } from '#components/console/featured-table.tsx'
import { NewsNotice } from '#components/console/news-notice.tsx'
import { Refusal } from '#components/console/refusal.tsx'
import { ShortForm } from '#components/console/short-form.tsx'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { listFeatured } from '#lib/backend/console/featured.ts'
import { newsOf } from '#lib/console/news.ts'
import type { QueryParameters } from '#lib/gallery-search.ts'
import { feature, moveFeatured, unfeature } from './actions.ts'

export const metadata: Metadata = { title: 'Featured repositories' }

/** What the front page begins with. */
export default async function FeaturedPage({ searchParams }: { readonly searchParams: Promise<QueryParameters> }) {
  const query = await searchParams
  const found = await readInConsole(({ galleon }) => listFeatured(galleon))
  return (
    <ConsolePage title="Featured repositories" intro="What the front page begins with, in this order. Visitors see a change at once.">
      <NewsNotice news={newsOf(query)} />
      {'failure' in found ? <Refusal {...found} /> : <Featured {...found.answer} />}
    </ConsolePage>
  )
}

function Featured({ featuredRepositories, featuredRepositoriesMax: max }: Awaited<ReturnType<typeof listFeatured>>) {
  const room = max - featuredRepositories.length
  return (
    <div className="grid gap-8">
      <FeaturedTable repositories={featuredRepositories} move={moveFeatured} remove={unfeature} />
      <ConsoleSection
        title="Add a repository"
        intro={room > 0 ? `There is room for ${room} more.` : `There is room for ${max}: remove one first.`}
      >
        {room > 0 && (
          <ShortForm
            label="Add to the front page"
            deed="Add"
            look="primary"
            className="mt-3"
            fields={[{ name: 'repository', label: 'Repository', hint: 'As alias/name, or the address of its page.' }]}
            action={feature}
          />
        )}
      </ConsoleSection>
    </div>
  )
}
