import type { ListedRepository } from '#lib/backend/gallery-answers.ts'
import { FeaturedEntry } from './ledger-entries.tsx'

// As many as the sheet below has columns.
const columns = 3

/** What the operators recommend: whole lines above the sheet, ruled to their ends. */
export function FeaturedList({ repositories, now }: { readonly repositories: readonly ListedRepository[]; readonly now: Date }) {
  const blanks = (columns - (repositories.length % columns)) % columns
  return (
    <section aria-label="Featured" className="mt-6 lg:mt-8">
      <h2 className="border-ink border-b pb-1.5 text-14 font-semibold">Featured</h2>
      <ol className="grid gap-x-10 lg:grid-cols-3">
        {repositories.map((repository) => (
          <FeaturedEntry key={`${repository.primaryRegistryAliasName}/${repository.repositoryName}`} repository={repository} now={now} />
        ))}
        {Array.from({ length: blanks }, (_, index) => `line ${index}`).map((key) => (
          <li key={key} aria-hidden="true" className="hidden border-line border-b lg:block" />
        ))}
      </ol>
    </section>
  )
}
