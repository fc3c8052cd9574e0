import type { Metadata } from 'next'
import Link from 'next/link'
import { ManagedPolicyPage, RefusedPolicyPage } from '#components/console/access/managed-policy-page.tsx'
import { DeedButton } from '#components/console/deed-button.tsx'
import { ListButtons, ListCell, ListRow, ListTable } from '#components/console/list-table.tsx'
import { Refusal } from '#components/console/refusal.tsx'
import { TimeAgo } from '#components/ui/time-ago.tsx'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { findManagedPolicy, listVersions } from '#lib/backend/console/managed-policy.ts'
import { isManaged } from '#lib/console/access/access-fields.ts'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import { arnOfPath } from '#lib/console/access/holder-of-path.ts'
import { actorName } from '#lib/console/actor-name.ts'
import { moment } from '#lib/format/moment.ts'
import type { QueryParameters } from '#lib/gallery-search.ts'
import { deleteVersion, setDefaultVersion } from './actions.ts'

interface Props {
  readonly params: Promise<{ readonly arn: readonly string[] }>
  readonly searchParams: Promise<QueryParameters>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Versions · ${actorName(await arnOfPath(params))}` }
}

/** What a managed policy has said before, and may say again. */
export default async function PolicyVersionsPage({ params, searchParams }: Props) {
  const arn = await arnOfPath(params)
  const found = await readInConsole((call) => findManagedPolicy(call, arn))
  if ('failure' in found) return <RefusedPolicyPage arn={arn} {...found} />
  const versions = await readInConsole((call) => listVersions(call, arn))
  return (
    <ManagedPolicyPage policy={found.answer} tab="versions" done={(await searchParams).done}>
      <p className="mb-3 max-w-prose text-ink-soft">Each change makes a version. Five are kept: for a sixth, delete one of them.</p>
      {'failure' in versions ? (
        <Refusal {...versions} />
      ) : (
        <ListTable caption="Versions" columns={['Version', 'Counts', 'Created', '']}>
          {versions.answer.map(({ VersionId = '', IsDefaultVersion, CreateDate }) => (
            <ListRow
              key={VersionId}
              head={
                <Link href={accessPaths.policy('detail', arn, { version: VersionId })} prefetch={false} className="link">
                  {VersionId}
                </Link>
              }
            >
              <ListCell label="Counts">{IsDefaultVersion ? 'Yes, it is the default' : 'No'}</ListCell>
              <ListCell label="Created" className="text-ink-soft">
                {CreateDate && <TimeAgo at={moment(CreateDate)} />}
              </ListCell>
              <ListButtons>
                {!IsDefaultVersion && !isManaged(arn) && (
                  <>
                    <DeedButton
                      deed="Set as default"
                      label={`Set ${VersionId} as default`}
                      hidden={[['versionId', VersionId]]}
                      action={setDefaultVersion.bind(null, arn)}
                    />
                    <DeedButton
                      deed="Delete"
                      label={`Delete ${VersionId}`}
                      hidden={[['versionId', VersionId]]}
                      ask="What this version says is gone with it."
                      action={deleteVersion.bind(null, arn)}
                    />
                  </>
                )}
              </ListButtons>
            </ListRow>
          ))}
        </ListTable>
      )}
    </ManagedPolicyPage>
  )
}
