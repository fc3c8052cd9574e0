import type { Metadata } from 'next'
import Link from 'next/link'
import { DocumentForm } from '#components/console/access/document-form.tsx'
import { HolderPage, RefusedHolderPage } from '#components/console/access/holder-page.tsx'
import { StatementTable } from '#components/console/access/statement-table.tsx'
import { ConsoleSection } from '#components/console/console-section.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { findHolder } from '#lib/backend/console/policy-holders.ts'
import { readInstance } from '#lib/backend/instance.ts'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import { nameOfPath } from '#lib/console/access/holder-of-path.ts'
import type { QueryParameters } from '#lib/gallery-search.ts'
import { consolePaths } from '#lib/routes.ts'
import { draftKeyOf } from '#lib/session/draft-key.ts'
import { requireSession } from '#lib/session/require-session.ts'
import { saveTrustPolicy } from './actions.ts'

interface Props {
  readonly params: Promise<{ readonly name: string }>
  readonly searchParams: Promise<QueryParameters>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Trust relationships · ${await nameOfPath(params)}` }
}

/** Who may take on a role, and where. */
export default async function TrustPage({ params, searchParams }: Props) {
  const name = await nameOfPath(params)
  const found = await readInConsole((call) => findHolder(call, 'role', name))
  if ('failure' in found) return <RefusedHolderPage kind="role" name={name} {...found} />
  const { trustPolicy = '', arn } = found.answer
  const switchPath = consolePaths.switchRole({ account: arn.split(':')[4] ?? '', role: name })
  const switchAddress = `${readInstance().origin}${switchPath}`
  return (
    <HolderPage holder={found.answer} tab="trust" done={(await searchParams).done}>
      <div className="grid gap-8">
        <ConsoleSection title="Who may take it on">
          <div className="mt-3">
            <StatementTable policyText={trustPolicy} />
            <p className="mt-3 flex flex-wrap items-center gap-x-1 text-13">
              <span className="text-ink-soft">Those may switch to it at</span>
              <Link href={switchPath} prefetch={false} className="link wrap-anywhere font-mono">
                {switchAddress}
              </Link>
              <CopyButton text={switchAddress} label="Copy the address" className="shrink-0" />
            </p>
          </div>
        </ConsoleSection>
        <ConsoleSection title="Trust policy">
          <div className="mt-3">
            <DocumentForm
              kind="trust"
              policyText={trustPolicy}
              draftKey={draftKeyOf(await requireSession(), 'trust-policy', name)}
              deed="Save"
              cancelPath={accessPaths.holder('role', 'permissions', name)}
              action={saveTrustPolicy.bind(null, name)}
            />
          </div>
        </ConsoleSection>
      </div>
    </HolderPage>
  )
}
