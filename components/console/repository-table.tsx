import type { Repository } from '@aws-sdk/client-ecr-public'
import Link from 'next/link'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { TimeAgo } from '#components/ui/time-ago.tsx'
import { moment } from '#lib/format/moment.ts'
import { consolePaths } from '#lib/routes.ts'

/** Repositories a line each; on a phone each is a few lines. */
export function RepositoryTable({ repositories }: { readonly repositories: readonly Repository[] }) {
  return (
    <table className="w-full border-ink border-t">
      <caption className="sr-only">Repositories</caption>
      <thead className="max-md:sr-only">
        <tr className="border-line border-b text-left text-13 text-ink-soft">
          <th scope="col" className="py-1.5 pr-4 font-medium">
            Repository name
          </th>
          <th scope="col" className="py-1.5 pr-4 font-medium">
            URI
          </th>
          <th scope="col" className="py-1.5 text-right font-medium">
            Created
          </th>
        </tr>
      </thead>
      <tbody>
        {repositories.map(({ repositoryName = '', repositoryUri = '', createdAt }) => (
          <tr key={repositoryName} className="border-line border-b align-middle hover:bg-hover max-md:block max-md:py-2">
            <th scope="row" className="wrap-anywhere py-1 pr-4 text-left font-medium max-md:block">
              <Link href={consolePaths.repository('images', repositoryName)} prefetch={false} className="link">
                {repositoryName}
              </Link>
            </th>
            <td className="py-1 pr-4 max-md:block">
              <span className="flex items-center gap-1">
                <code className="wrap-anywhere font-mono text-13 text-ink-soft">{repositoryUri}</code>
                <CopyButton text={repositoryUri} label={`Copy the URI of ${repositoryName}`} className="shrink-0" />
              </span>
            </td>
            <td className="whitespace-nowrap py-1 text-right text-ink-soft max-md:block max-md:text-left">
              {createdAt && <TimeAgo at={moment(createdAt)} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
