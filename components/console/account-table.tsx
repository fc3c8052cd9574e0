import Link from 'next/link'
import { TimeAgo } from '#components/ui/time-ago.tsx'
import type { ListedAccount } from '#lib/backend/console/operator.ts'
import { moment } from '#lib/format/moment.ts'
import { consolePaths } from '#lib/routes.ts'
import { AccountBadges } from './account-badges.tsx'

/** Accounts a line each; on a phone each is a few lines. */
export function AccountTable({ accounts }: { readonly accounts: readonly ListedAccount[] }) {
  if (accounts.length === 0) return <p className="text-ink-soft">No account is called that.</p>
  return (
    <table className="w-full border-ink border-t">
      <caption className="sr-only">Accounts</caption>
      <thead className="max-md:sr-only">
        <tr className="border-line border-b text-left text-13 text-ink-soft">
          <th scope="col" className="py-1.5 pr-4 font-medium">
            Name
          </th>
          <th scope="col" className="py-1.5 pr-4 font-medium">
            E-mail address
          </th>
          <th scope="col" className="py-1.5 pr-4 font-medium">
            Account id
          </th>
          <th scope="col" className="py-1.5 text-right font-medium">
            Created
          </th>
        </tr>
      </thead>
      <tbody>
        {accounts.map((account) => (
          <tr key={account.accountId} className="border-line border-b hover:bg-hover max-md:block max-md:py-2">
            <th scope="row" className="py-1.5 pr-4 text-left font-medium max-md:block">
              <span className="flex flex-wrap items-center gap-2">
                <Link href={consolePaths.account(account.accountId)} prefetch={false} className="link wrap-anywhere">
                  {account.name}
                </Link>
                <AccountBadges {...account} />
              </span>
            </th>
            <td className="wrap-anywhere py-1.5 pr-4 text-ink-soft max-md:block">{account.email}</td>
            <td className="py-1.5 pr-4 font-mono text-13 text-ink-soft max-md:block">{account.accountId}</td>
            <td className="whitespace-nowrap py-1.5 text-right text-ink-soft max-md:block max-md:text-left">
              <TimeAgo at={moment(account.createdAt)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
