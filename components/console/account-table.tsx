import Link from 'next/link'
import { TimeAgo } from '#components/ui/time-ago.tsx'
import type { ListedAccount } from '#lib/backend/console/operator.ts'
import { moment } from '#lib/format/moment.ts'
import { consolePaths } from '#lib/routes.ts'
import { AccountBadges } from './account-badges.tsx'
import { ListCell, ListRow, ListTable } from './list-table.tsx'

/** Accounts a line each; on a phone each is a few lines. */
export function AccountTable({ accounts }: { readonly accounts: readonly ListedAccount[] }) {
  if (accounts.length === 0) return <p className="text-ink-soft">No account is called that.</p>
  return (
    <ListTable caption="Accounts" columns={['Name', 'E-mail address', 'Account id', 'Created']}>
      {accounts.map((account) => (
        <ListRow
          key={account.accountId}
          head={
            <span className="flex flex-wrap items-center gap-2">
              <Link href={consolePaths.account(account.accountId)} prefetch={false} className="link">
                {account.name}
              </Link>
              <AccountBadges {...account} />
            </span>
          }
        >
          <ListCell className="text-ink-soft">{account.email}</ListCell>
          <ListCell className="font-mono text-13 text-ink-soft">{account.accountId}</ListCell>
          <ListCell className="whitespace-nowrap text-ink-soft">
            <TimeAgo at={moment(account.createdAt)} />
          </ListCell>
        </ListRow>
      ))}
    </ListTable>
  )
}
