import type { AttachedPolicy } from '@aws-sdk/client-iam'
import Link from 'next/link'
import { isManaged } from '#lib/console/access/access-fields.ts'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import type { DeedState } from '#lib/console/deed.ts'
import { DeedButton } from '../deed-button.tsx'
import { ListButtons, ListCell, ListRow, ListTable } from '../list-table.tsx'

interface AttachedPoliciesProps {
  readonly policies: readonly AttachedPolicy[]
  detach(before: DeedState, form: FormData): Promise<DeedState>
}

/** The managed policies that somebody has. */
export function AttachedPolicies({ policies, detach }: AttachedPoliciesProps) {
  if (policies.length === 0) return <p className="text-ink-soft">None is attached.</p>
  return (
    <ListTable caption="Attached policies" columns={['Policy name', 'Type', '']}>
      {policies.map(({ PolicyArn = '', PolicyName = '' }) => (
        <ListRow
          key={PolicyArn}
          head={
            <Link href={accessPaths.policy('detail', PolicyArn)} prefetch={false} className="link">
              {PolicyName}
            </Link>
          }
        >
          <ListCell className="text-ink-soft">{isManaged(PolicyArn) ? 'AWS managed' : 'Customer managed'}</ListCell>
          <ListButtons>
            <DeedButton deed="Detach" label={`Detach ${PolicyName}`} hidden={[['arn', PolicyArn]]} action={detach} />
          </ListButtons>
        </ListRow>
      ))}
    </ListTable>
  )
}
