import type { Metadata } from 'next'
import Link from 'next/link'
import { AccountTable } from '#components/console/account-table.tsx'
import { ConsolePage } from '#components/console/console-page.tsx'
import { Field } from '#components/console/field.tsx'
import { Refusal } from '#components/console/refusal.tsx'
import { Button } from '#components/ui/button.tsx'
import { PageLinks } from '#components/ui/page-links.tsx'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { listAccounts } from '#lib/backend/console/operator.ts'
import { type QueryParameters, single } from '#lib/gallery-search.ts'
import { consolePaths, withQuery } from '#lib/routes.ts'

export const metadata: Metadata = { title: 'Accounts' }

/** The accounts of the installation, for its operators. */
export default async function AccountsPage({ searchParams }: { readonly searchParams: Promise<QueryParameters> }) {
  const query = await searchParams
  const search = single(query.search).trim()
  const after = single(query.after) || undefined
  const found = await readInConsole(({ galleon }) => listAccounts(galleon, search, after))
  const pathOf = (more: Readonly<Record<string, string>>) =>
    withQuery(consolePaths.accounts, new URLSearchParams({ ...(search ? { search } : {}), ...more }))
  return (
    <ConsolePage
      title="Accounts"
      intro="Who publishes here. Each account has one registry."
      action={
        <Button asChild look="primary">
          <Link href={consolePaths.createAccount} prefetch={false}>
            Create account
          </Link>
        </Button>
      }
    >
      <search>
        <form action={consolePaths.accounts} className="mb-4 flex max-w-xl items-end gap-2">
          <div className="flex-1">
            <Field
              name="search"
              type="search"
              label="Find an account"
              defaultValue={search}
              maxLength={256}
              placeholder="Name, e-mail address, alias or id"
            />
          </div>
          <Button type="submit">Find</Button>
        </form>
      </search>
      {'failure' in found ? (
        <Refusal {...found} />
      ) : (
        <>
          <AccountTable accounts={found.answer.accounts} />
          <PageLinks
            label="Pages of accounts"
            previous={after ? { href: pathOf({}), text: 'First page' } : undefined}
            next={found.answer.nextToken ? { href: pathOf({ after: found.answer.nextToken }), text: 'Next' } : undefined}
          />
        </>
      )}
    </ConsolePage>
  )
}
