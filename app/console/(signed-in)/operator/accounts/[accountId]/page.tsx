import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { AccountBadges } from '#components/console/account-badges.tsx'
import { ConsolePage } from '#components/console/console-page.tsx'
import { ConsoleSection } from '#components/console/console-section.tsx'
import { NewsNotice } from '#components/console/news-notice.tsx'
import { RefusedPage } from '#components/console/refused-page.tsx'
import { ShortForm } from '#components/console/short-form.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { TimeAgo } from '#components/ui/time-ago.tsx'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { readAccount, type WholeAccount } from '#lib/backend/console/operator.ts'
import { newsOf } from '#lib/console/news.ts'
import { moment } from '#lib/format/moment.ts'
import type { QueryParameters } from '#lib/gallery-search.ts'
import { consolePaths, registryPath } from '#lib/routes.ts'
import { letGoOn, saveQuotas, setVerified } from '../../actions.ts'

interface Props {
  readonly params: Promise<{ readonly accountId: string }>
  readonly searchParams: Promise<QueryParameters>
}

export async function generateMetadata({ params }: Pick<Props, 'params'>): Promise<Metadata> {
  return { title: `Account ${(await params).accountId}` }
}

/** One account: what it is called in the gallery, whether it is verified or suspended, and what it may have. */
export default async function AccountPage({ params, searchParams }: Props) {
  const { accountId } = await params
  if (!/^\d{12}$/.test(accountId)) notFound()
  const found = await readInConsole(({ galleon }) => readAccount(galleon, accountId))
  if ('failure' in found) {
    if (found.code === 'RegistryNotFoundException') notFound()
    return <RefusedPage title="Account" {...found} />
  }
  const { account, aliases, quotas } = found.answer
  return (
    <ConsolePage
      title={account.name}
      crumbs={[{ title: 'Accounts', path: consolePaths.accounts }]}
      intro={
        <>
          {account.email} · <span className="font-mono">{accountId}</span> · created <TimeAgo at={moment(account.createdAt)} />
        </>
      }
    >
      <NewsNotice news={newsOf(await searchParams)} />
      <div className="grid gap-10">
        <ConsoleSection title="State">
          <p className="mt-2 flex flex-wrap gap-2">
            <AccountBadges {...account} />
            {!account.operator && !account.verified && !account.suspended && 'Neither verified nor suspended.'}
          </p>
          <div className="mt-3 flex flex-wrap items-start gap-2">
            <ShortForm
              label={account.verified ? 'Take the badge away' : 'Verify the account'}
              deed={account.verified ? 'Take the badge away' : 'Verify'}
              action={setVerified.bind(null, accountId, !account.verified)}
            />
            {account.suspended ? (
              <ShortForm label="Let the account go on" deed="Let the account go on" action={letGoOn.bind(null, accountId)} />
            ) : (
              <Button asChild>
                <Link href={`${consolePaths.account(accountId)}/suspend`} prefetch={false}>
                  Suspend…
                </Link>
              </Button>
            )}
          </div>
        </ConsoleSection>
        <ConsoleSection title="Registry" intro={account.displayName && `Its display name is ${account.displayName}.`}>
          <Aliases aliases={aliases} />
        </ConsoleSection>
        <ConsoleSection title="Quotas" intro="An empty field is the default. A rate of 0 is no limit.">
          <ShortForm
            label="Save quotas"
            deed="Save quotas"
            className="mt-3"
            columns={2}
            hidden={Object.fromEntries(quotas.map((quota) => [`before:${quota.code}`, ownValue(quota)]))}
            fields={quotas.map((quota) => ({
              name: quota.code,
              label: quota.name,
              kind: 'number',
              value: ownValue(quota),
              hint: `${units[quota.unit] ?? ''}Default: ${quota.unit === 'per-second' && quota.defaultValue === 0 ? 'no limit' : quota.defaultValue.toLocaleString('en')}.`,
            }))}
            action={saveQuotas.bind(
              null,
              accountId,
              quotas.map(({ code }) => code),
            )}
          />
        </ConsoleSection>
      </div>
    </ConsolePage>
  )
}

const units: Readonly<Record<string, string>> = { 'per-second': 'Requests a second. ', mebibytes: 'MiB. ' }

function ownValue({ value, defaultValue }: WholeAccount['quotas'][number]): string {
  return value === defaultValue ? '' : String(value)
}

function Aliases({ aliases }: Pick<WholeAccount, 'aliases'>) {
  if (aliases.length === 0)
    return <p className="mt-2 text-ink-soft">It has no alias yet: the default one comes with the first repository.</p>
  return (
    <ul className="mt-2 max-w-xl border-ink border-t">
      {aliases.map(({ name, status, isPrimary, isDefault }) => (
        <li key={name} className="flex flex-wrap items-center gap-2 border-line border-b py-1.5">
          {status === 'ACTIVE' ? (
            <Link href={registryPath(name)} prefetch={false} className="link wrap-anywhere font-mono">
              {name}
            </Link>
          ) : (
            <span className="wrap-anywhere font-mono">{name}</span>
          )}
          {isPrimary && <Badge>Primary</Badge>}
          {isDefault && <Badge>Default</Badge>}
          {status !== 'ACTIVE' && <Badge>{status === 'PENDING' ? 'Waits' : 'Rejected'}</Badge>}
        </li>
      ))}
    </ul>
  )
}
