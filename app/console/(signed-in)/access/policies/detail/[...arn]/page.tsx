import type { Metadata } from 'next'
import { ManagedPolicyPage, RefusedPolicyPage } from '#components/console/access/managed-policy-page.tsx'
import { StatementTable } from '#components/console/access/statement-table.tsx'
import { ConsoleSection } from '#components/console/console-section.tsx'
import { Notice } from '#components/console/form-notices.tsx'
import { JsonBlock } from '#components/image/json-block.tsx'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { findManagedPolicy } from '#lib/backend/console/managed-policy.ts'
import { arnOfPath } from '#lib/console/access/holder-of-path.ts'
import { actorName } from '#lib/console/actor-name.ts'
import { laidOut } from '#lib/console/repository-policy.ts'
import { type QueryParameters, single } from '#lib/gallery-search.ts'

interface Props {
  readonly params: Promise<{ readonly arn: readonly string[] }>
  readonly searchParams: Promise<QueryParameters>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: actorName(await arnOfPath(params)) }
}

/** What a managed policy says: the version that counts, or the one that the address names. */
export default async function PolicyDetailPage({ params, searchParams }: Props) {
  const arn = await arnOfPath(params)
  const query = await searchParams
  const found = await readInConsole((call) => findManagedPolicy(call, arn, single(query.version) || undefined))
  if ('failure' in found) return <RefusedPolicyPage arn={arn} {...found} />
  const { policyText, versionId, defaultVersionId } = found.answer
  return (
    <ManagedPolicyPage policy={found.answer} tab="detail" done={query.done}>
      <div className="grid gap-8">
        {versionId !== defaultVersionId && (
          <Notice>
            This is version {versionId}, which does not count: {defaultVersionId} does.
          </Notice>
        )}
        <ConsoleSection title="Statements">
          <div className="mt-3">
            <StatementTable policyText={policyText} />
          </div>
        </ConsoleSection>
        <ConsoleSection title="JSON">
          <div className="mt-3">
            <JsonBlock text={laidOut(policyText)} label="Copy the policy as JSON" className="max-h-[32rem]" />
          </div>
        </ConsoleSection>
      </div>
    </ManagedPolicyPage>
  )
}
