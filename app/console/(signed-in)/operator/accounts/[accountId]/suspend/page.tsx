import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ConfirmForm } from '#components/console/confirm-form.tsx'
import { ConsolePage } from '#components/console/console-page.tsx'
import { RefusedPage } from '#components/console/refused-page.tsx'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { readAccount } from '#lib/backend/console/operator.ts'
import { consolePaths } from '#lib/routes.ts'
import { suspend } from '../../../actions.ts'

export const metadata: Metadata = { title: 'Suspend account' }

/** Asks before an account is suspended. */
export default async function SuspendPage({ params }: { readonly params: Promise<{ readonly accountId: string }> }) {
  const { accountId } = await params
  if (!/^\d{12}$/.test(accountId)) notFound()
  const found = await readInConsole(({ galleon }) => readAccount(galleon, accountId))
  if ('failure' in found) return <RefusedPage title="Suspend account" {...found} />
  const { name } = found.answer.account
  return (
    <ConsolePage
      title="Suspend account"
      crumbs={[
        { title: 'Accounts', path: consolePaths.accounts },
        { title: name, path: consolePaths.account(accountId) },
      ]}
    >
      <p className="max-w-prose">
        Nobody of {name} can sign in or use the API, their sessions end, and the gallery neither shows nor serves their repositories.
        Nothing is deleted: the account can go on later.
      </p>
      <ConfirmForm
        word={accountId}
        deed="Suspend account"
        doing="Suspending…"
        cancelPath={consolePaths.account(accountId)}
        action={suspend.bind(null, accountId)}
      />
    </ConsolePage>
  )
}
