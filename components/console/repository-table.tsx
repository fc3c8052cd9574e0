import { ArrowDown, ArrowUp } from 'lucide-react'
import Link from 'next/link'
import { ChoiceLinks } from '#components/ui/choice-links.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { Measure } from '#components/ui/measure.tsx'
import { TimeAgo } from '#components/ui/time-ago.tsx'
import type { ListedRepository } from '#lib/backend/console/repositories.ts'
import {
  isSort,
  type RepositoryColumn,
  type RepositoryListView,
  repositoryColumns,
  repositoryListPath,
  sortedBy,
} from '#lib/console/repository-list-view.ts'
import { moment } from '#lib/format/moment.ts'
import { count, counted } from '#lib/format/quantity.ts'
import { pullCount } from '#lib/pulls/pulls-words.ts'
import { consolePaths } from '#lib/routes.ts'

interface RepositoryTableProps {
  readonly repositories: readonly ListedRepository[]
  readonly view: RepositoryListView
}

const allColumns = { name: 'Repository name', ...repositoryColumns } as const

/** Repositories a line each, with the columns that are chosen; on a phone each is a few lines, and sorted by links above. */
export function RepositoryTable({ repositories, view }: RepositoryTableProps) {
  const columns = ['name', ...view.columns] as const
  return (
    <>
      <div className="mb-2 md:hidden">
        <ChoiceLinks
          label="Sort by"
          choices={Object.entries(allColumns).flatMap(([column, name]) =>
            isSort(column) ? [{ name, href: repositoryListPath(sortedBy(view, column)), isCurrent: view.sort === column }] : [],
          )}
        />
      </div>
      <table className="w-full border-ink border-t">
        <caption className="sr-only">Repositories</caption>
        <thead className="max-md:hidden">
          <tr className="border-line border-b text-left text-13 text-ink-soft">
            {columns.map((column) => (
              <ColumnTitle key={column} column={column} view={view} />
            ))}
          </tr>
        </thead>
        <tbody>
          {repositories.map((repository) => (
            <tr
              key={repository.repositoryName}
              className="border-line border-b align-middle hover:bg-hover md:h-9 max-md:flex max-md:flex-wrap max-md:gap-x-4 max-md:py-2"
            >
              <th scope="row" className="wrap-anywhere py-1 pr-4 text-left font-medium max-md:w-full">
                <Link href={consolePaths.repository('images', repository.repositoryName)} prefetch={false} className="link">
                  {repository.repositoryName}
                </Link>
              </th>
              {view.columns.map((column) => (
                <Cell key={column} column={column} repository={repository} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

const numbers: ReadonlySet<string> = new Set(['images', 'pulls', 'created', 'pushed'])

function ColumnTitle({ column, view }: { readonly column: keyof typeof allColumns; readonly view: RepositoryListView }) {
  const title = allColumns[column]
  const className = `whitespace-nowrap py-1.5 font-medium ${numbers.has(column) ? 'pl-4 text-right' : 'pr-4'}`
  if (!isSort(column)) {
    return (
      <th scope="col" className={className}>
        {title}
      </th>
    )
  }
  const isCurrent = view.sort === column
  const Arrow = view.descending ? ArrowDown : ArrowUp
  return (
    <th scope="col" className={className} aria-sort={isCurrent ? (view.descending ? 'descending' : 'ascending') : undefined}>
      <Link
        href={repositoryListPath(sortedBy(view, column))}
        prefetch={false}
        scroll={false}
        className="inline-flex items-center gap-1 hover:text-ink"
      >
        {title}
        {isCurrent && <Arrow aria-hidden="true" className="size-3.5" />}
      </Link>
    </th>
  )
}

function Cell({ column, repository }: { readonly column: RepositoryColumn; readonly repository: ListedRepository }) {
  const { repositoryName, repositoryUri, imageCount, lastPushedAt, createdAt, pullCount: pulls } = repository
  switch (column) {
    case 'uri':
      return (
        <td className="py-1 pr-4 max-md:w-full">
          <span className="flex items-center gap-1">
            <code className="wrap-anywhere font-mono text-13 text-ink-soft">{repositoryUri}</code>
            <CopyButton text={repositoryUri} label={`Copy the URI of ${repositoryName}`} className="shrink-0" />
          </span>
        </td>
      )
    case 'images':
      return (
        <td className="figures whitespace-nowrap py-1 text-right md:pl-4">
          <span className="max-md:hidden">{count(imageCount).exact}</span>
          <span className="text-ink-soft md:hidden">{counted(imageCount, 'image', 'images')}</span>
        </td>
      )
    case 'pushed':
      return (
        <td className="whitespace-nowrap py-1 text-right text-ink-soft md:pl-4">
          {lastPushedAt ? (
            <>
              <PhoneTitle>pushed </PhoneTitle>
              <TimeAgo at={moment(lastPushedAt)} />
            </>
          ) : (
            <>
              Never<PhoneTitle> pushed</PhoneTitle>
            </>
          )}
        </td>
      )
    case 'created':
      return (
        <td className="whitespace-nowrap py-1 text-right text-ink-soft md:pl-4">
          <PhoneTitle>created </PhoneTitle>
          <TimeAgo at={moment(createdAt)} />
        </td>
      )
    case 'pulls':
      return (
        <td className="figures whitespace-nowrap py-1 text-right md:pl-4">
          <Measure className="max-md:hidden" of={{ short: count(pulls).short, exact: pullCount(pulls) }} />
          <span className="text-ink-soft md:hidden">{pullCount(pulls)}</span>
        </td>
      )
  }
}

// Where the titles of columns are not seen.
function PhoneTitle({ children }: { readonly children: string }) {
  return <span className="md:hidden">{children}</span>
}
