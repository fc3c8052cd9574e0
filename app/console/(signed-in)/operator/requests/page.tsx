import type { Metadata } from 'next'
import { ConsolePage } from '#components/console/console-page.tsx'
import { ConsoleSection } from '#components/console/console-section.tsx'
import { NewsNotice } from '#components/console/news-notice.tsx'
import { Refusal } from '#components/console/refusal.tsx'
import { RequestList } from '#components/console/request-list.tsx'
import { PageLinks } from '#components/ui/page-links.tsx'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { listWaitingAliases, listWaitingVerifications } from '#lib/backend/console/operator.ts'
import { newsOf } from '#lib/console/news.ts'
import { moment } from '#lib/format/moment.ts'
import { type QueryParameters, single } from '#lib/gallery-search.ts'
import { consolePaths, withQuery } from '#lib/routes.ts'
import { approveAlias, approveVerification, rejectAlias, rejectVerification } from '../actions.ts'

export const metadata: Metadata = { title: 'Requests' }

/** What publishers ask the operator for: aliases and the badge. */
export default async function RequestsPage({ searchParams }: { readonly searchParams: Promise<QueryParameters> }) {
  const query = await searchParams
  const [afterAlias, afterAccount] = [single(query.aliases) || undefined, single(query.accounts) || undefined]
  const [aliases, verifications] = await Promise.all([
    readInConsole(({ galleon }) => listWaitingAliases(galleon, afterAlias)),
    readInConsole(({ galleon }) => listWaitingVerifications(galleon, afterAccount)),
  ])
  return (
    <ConsolePage title="Requests" intro="What publishers ask for. They are told what you decide, and why.">
      <NewsNotice news={newsOf(query)} />
      <div className="grid gap-10">
        <ConsoleSection
          title="Aliases"
          intro="Is it the publisher’s own name, and nobody else’s? An alias once given never goes to another registry."
        >
          {'failure' in aliases ? (
            <Refusal {...aliases} />
          ) : (
            <>
              <RequestList
                none={afterAlias ? 'There are no more on this page.' : 'Nobody waits for an alias.'}
                requests={aliases.answer.aliases.map(({ name, accountId, accountName, createdAt }) => ({
                  key: `${name} ${accountId}`,
                  title: name,
                  hidden: { alias: name },
                  since: moment(createdAt),
                  accountId,
                  accountName,
                }))}
                approve={approveAlias}
                reject={rejectAlias}
              />
              <PageLinks
                label="Pages of aliases"
                previous={afterAlias ? { href: pageOf({ aliases: undefined, accounts: afterAccount }), text: 'First page' } : undefined}
                next={
                  aliases.answer.nextToken
                    ? { href: pageOf({ aliases: aliases.answer.nextToken, accounts: afterAccount }), text: 'Next' }
                    : undefined
                }
              />
            </>
          )}
        </ConsoleSection>
        <ConsoleSection title="Verified accounts" intro="Check who it is before you give the badge: visitors trust it.">
          {'failure' in verifications ? (
            <Refusal {...verifications} />
          ) : (
            <>
              <RequestList
                none={afterAccount ? 'There are no more on this page.' : 'Nobody waits to be verified.'}
                requests={verifications.answer.requests.map(({ account, text, createdAt }) => ({
                  key: account.accountId,
                  title: account.name,
                  hidden: { accountId: account.accountId, createdAt: String(createdAt.getTime() / 1000) },
                  since: moment(createdAt),
                  accountId: account.accountId,
                  accountName: account.email,
                  text,
                }))}
                approve={approveVerification}
                reject={rejectVerification}
              />
              <PageLinks
                label="Pages of accounts"
                previous={afterAccount ? { href: pageOf({ aliases: afterAlias, accounts: undefined }), text: 'First page' } : undefined}
                next={
                  verifications.answer.nextToken
                    ? { href: pageOf({ aliases: afterAlias, accounts: verifications.answer.nextToken }), text: 'Next' }
                    : undefined
                }
              />
            </>
          )}
        </ConsoleSection>
      </div>
    </ConsolePage>
  )
}

/** Both lists have pages of their own. */
function pageOf(tokens: Readonly<Record<'aliases' | 'accounts', string | undefined>>): string {
  const given = Object.entries(tokens).flatMap(([list, token]) => (token ? [[list, token]] : []))
  return withQuery(consolePaths.requests, new URLSearchParams(given))
}
