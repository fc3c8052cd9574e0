import { GetAccountSummaryCommand, ListAccountAliasesCommand } from '@aws-sdk/client-iam'
import type { Metadata } from 'next'
import Link from 'next/link'
import { AccessPage } from '#components/console/access/access-page.tsx'
import { AccountSummary } from '#components/console/access/account-summary.tsx'
import { ConsoleSection } from '#components/console/console-section.tsx'
import { NewsNotice } from '#components/console/news-notice.tsx'
import { Refusal } from '#components/console/refusal.tsx'
import { Button } from '#components/ui/button.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { findPasswordPolicy, toPasswordRules } from '#lib/backend/console/password-policy.ts'
import { readInstance } from '#lib/backend/instance.ts'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import { newsOf } from '#lib/console/news.ts'
import { counted } from '#lib/format/quantity.ts'
import type { QueryParameters } from '#lib/gallery-search.ts'
import { consolePaths } from '#lib/routes.ts'
import { actingAccountId } from '#lib/session/console-session.ts'
import { rulesInWords } from '#lib/session/password-rules.ts'
import { requireSession } from '#lib/session/require-session.ts'

export const metadata: Metadata = { title: 'Access' }

/** Where users of the account sign in, and what there is of them. @see user guide, "Create an IAM user". */
export default async function AccessOverviewPage({ searchParams }: { readonly searchParams: Promise<QueryParameters> }) {
  const accountId = actingAccountId(await requireSession())
  const summary = await readInConsole(({ iam }) => iam.send(new GetAccountSummaryCommand({})))
  return (
    <AccessPage tab="Overview" intro="Who may do what in this account.">
      <NewsNotice news={newsOf(await searchParams)} />
      <div className="grid gap-8">
        <ConsoleSection
          title="IAM users sign-in link"
          intro="Users of this account sign in here, with their name and password."
          action={
            <Button asChild>
              <Link href={accessPaths.alias} prefetch={false}>
                Customize
              </Link>
            </Button>
          }
        >
          <div className="mt-3">
            <SignInLinks accountId={accountId} />
          </div>
        </ConsoleSection>
        <ConsoleSection title="Summary">
          <div className="mt-3">
            {'failure' in summary ? <Refusal {...summary} /> : <AccountSummary summary={summary.answer.SummaryMap ?? {}} />}
          </div>
        </ConsoleSection>
        <ConsoleSection
          title="Passwords"
          intro="What passwords of users need. A user who should choose their own is asked for it at the next sign-in."
          action={
            <Button asChild>
              <Link href={accessPaths.passwordPolicy} prefetch={false}>
                Change
              </Link>
            </Button>
          }
        >
          <div className="mt-3">
            <PasswordRules />
          </div>
        </ConsoleSection>
      </div>
    </AccessPage>
  )
}

async function PasswordRules() {
  const found = await readInConsole(findPasswordPolicy)
  if ('failure' in found) return <Refusal {...found} />
  const days = found.answer?.MaxPasswordAge
  return (
    <p className="max-w-prose">
      {rulesInWords(toPasswordRules(found.answer))} {days ? `A password is good for ${counted(days, 'day', 'days')}.` : ''}
      {!found.answer && 'These are the installation’s rules.'}
    </p>
  )
}

async function SignInLinks({ accountId }: { readonly accountId: string }) {
  const found = await readInConsole(({ iam }) => iam.send(new ListAccountAliasesCommand({})))
  const alias = 'answer' in found ? found.answer.AccountAliases?.[0] : undefined
  return (
    <>
      {alias && <SignInLink account={alias} />}
      <SignInLink account={accountId} />
      {'failure' in found && (
        <div className="mt-3">
          <Refusal {...found} />
        </div>
      )}
    </>
  )
}

function SignInLink({ account }: { readonly account: string }) {
  const address = `${readInstance().origin}${consolePaths.signInAsUser(account)}`
  return (
    <p className="flex items-center gap-1">
      <code className="wrap-anywhere font-mono text-13">{address}</code>
      <CopyButton text={address} label={`Copy the sign-in link of ${account}`} className="shrink-0" />
    </p>
  )
}
