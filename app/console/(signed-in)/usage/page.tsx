import type { Metadata } from 'next'
import { ConsolePage } from '#components/console/console-page.tsx'
import { ConsoleSection } from '#components/console/console-section.tsx'
import { QuotaTable } from '#components/console/quota-table.tsx'
import { Refusal } from '#components/console/refusal.tsx'
import { UsageTable } from '#components/console/usage-table.tsx'
import { UsageTotals } from '#components/console/usage-totals.tsx'
import { PageLinks } from '#components/ui/page-links.tsx'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { listQuotas } from '#lib/backend/console/quotas.ts'
import { readUsage, type Usage } from '#lib/backend/console/usage.ts'
import { type QueryParameters, single } from '#lib/gallery-search.ts'
import { consolePaths } from '#lib/routes.ts'

export const metadata: Metadata = { title: 'Usage' }

/** What the registry stores, how often it is pulled, and what its quotas leave. @see user guide, "Amazon ECR Public service quotas". */
export default async function UsagePage({ searchParams }: { readonly searchParams: Promise<QueryParameters> }) {
  const after = single((await searchParams).after) || undefined
  const [usage, quotas] = await Promise.all([readInConsole((call) => readUsage(call, after)), readInConsole(listQuotas)])
  return (
    <ConsolePage title="Usage" intro="What your registry stores, how often it is pulled, and what its quotas leave.">
      <div className="grid gap-10">
        {'failure' in usage ? <Refusal {...usage} /> : <UsageTotals usage={usage.answer.registry} />}
        {'answer' in usage && <Repositories {...usage.answer} first={after === undefined} />}
        <ConsoleSection title="Quotas">
          <div className="mt-3">
            {'failure' in quotas ? (
              <Refusal {...quotas} />
            ) : (
              <QuotaTable quotas={quotas.answer} usage={'answer' in usage ? usage.answer.registry : undefined} />
            )}
          </div>
        </ConsoleSection>
      </div>
    </ConsolePage>
  )
}

function Repositories({ repositories, nextToken, first }: Usage & { readonly first: boolean }) {
  return (
    <ConsoleSection title="Repositories, the largest first">
      <div className="mt-3">
        {repositories.length === 0 ? (
          <p className="text-ink-soft">{first ? 'There are none yet.' : 'There are no more.'}</p>
        ) : (
          <UsageTable repositories={repositories} />
        )}
      </div>
      <PageLinks
        label="Pages of repositories"
        previous={first ? undefined : { href: consolePaths.usage, text: 'First page' }}
        next={nextToken ? { href: `${consolePaths.usage}?${new URLSearchParams({ after: nextToken })}`, text: 'Next' } : undefined}
      />
    </ConsoleSection>
  )
}
