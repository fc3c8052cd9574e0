import Link from 'next/link'
import { Measure } from '#components/ui/measure.tsx'
import type { RepositoryUsage } from '#lib/backend/console/usage.ts'
import { byteSize, count } from '#lib/format/quantity.ts'
import { pullCount } from '#lib/pulls/pulls-words.ts'
import { consolePaths } from '#lib/routes.ts'

const titles = ['Images', 'Stored', 'Image sizes', 'Pulls, 30 days', 'Pulls, ever']

/** What each repository holds, and how often it was pulled. Wider than a phone it scrolls by itself. */
export function UsageTable({ repositories }: { readonly repositories: readonly RepositoryUsage[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section aria-label="Usage by repository" tabIndex={0} className="overflow-x-auto">
      <table className="figures w-full border-ink border-t text-right">
        <thead>
          <tr className="border-line border-b text-13 text-ink-soft">
            <th scope="col" className="py-1.5 pr-4 text-left font-medium">
              Repository name
            </th>
            {titles.map((title) => (
              <th key={title} scope="col" className="whitespace-nowrap py-1.5 pl-4 font-medium">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {repositories.map((repository) => (
            <tr key={repository.repositoryName} className="border-line border-b hover:bg-hover">
              <th scope="row" className="wrap-anywhere min-w-40 py-2 pr-4 text-left font-medium">
                <Link href={consolePaths.repository('images', repository.repositoryName)} prefetch={false} className="link">
                  {repository.repositoryName}
                </Link>
              </th>
              <td className="py-2 pl-4">{count(repository.imageCount).exact}</td>
              <td className="whitespace-nowrap py-2 pl-4">
                <Measure of={byteSize(repository.storedSizeInBytes)} />
              </td>
              <td className="whitespace-nowrap py-2 pl-4 text-ink-soft">
                <Measure of={byteSize(repository.imageSizeInBytes)} />
              </td>
              <td className="py-2 pl-4">
                <Pulls pulls={repository.pullsLast30Days} />
              </td>
              <td className="py-2 pl-4 text-ink-soft">
                <Pulls pulls={repository.pullCount} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Pulls({ pulls }: { readonly pulls: number }) {
  return <Measure of={{ short: count(pulls).short, exact: pullCount(pulls) }} />
}
