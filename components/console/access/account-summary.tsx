import Link from 'next/link'
import { Meter } from '#components/ui/meter.tsx'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import { count, counted } from '#lib/format/quantity.ts'
import { consolePaths } from '#lib/routes.ts'
import { ListCell, ListRow, ListTable } from '../list-table.tsx'

/** As IAM's `SummaryMap` has it: a number for each name. */
type Summary = Readonly<Record<string, number>>

const kinds = [
  { title: 'Users', path: accessPaths.list('user'), used: 'Users', quota: 'UsersQuota', each: ['AccessKeysPerUserQuota', 'access keys'] },
  {
    title: 'Groups',
    path: accessPaths.list('group'),
    used: 'Groups',
    quota: 'GroupsQuota',
    each: ['AttachedPoliciesPerGroupQuota', 'policies'],
  },
  {
    title: 'Roles',
    path: accessPaths.list('role'),
    used: 'Roles',
    quota: 'RolesQuota',
    each: ['AttachedPoliciesPerRoleQuota', 'policies'],
  },
  {
    title: 'Policies',
    path: accessPaths.list('policy', { scope: 'Local' }),
    used: 'Policies',
    quota: 'PoliciesQuota',
    each: ['VersionsPerPolicyQuota', 'versions'],
  },
] as const

/** How many there are of each, how many there may be, and how safe the root user is. */
export function AccountSummary({ summary }: { readonly summary: Summary }) {
  const exact = (name: string) => count(summary[name] ?? 0).exact
  return (
    <>
      <ListTable caption="What there is" columns={['Of', 'There are', 'Of its quota', 'Each']}>
        {kinds.map(({ title, path, used, quota, each: [eachQuota, what] }) => (
          <ListRow
            key={title}
            head={
              <Link href={path} prefetch={false} className="link">
                {title}
              </Link>
            }
          >
            <ListCell label="There are" className="figures">
              {exact(used)}
            </ListCell>
            <ListCell label="Of its quota" className="figures">
              <span className="flex items-center gap-3">
                <span className="min-w-10">{exact(quota)}</span>
                <Meter label={`${exact(used)} of ${exact(quota)}`} value={summary[used] ?? 0} max={summary[quota] ?? 0} />
              </span>
            </ListCell>
            <ListCell label="Each" className="text-ink-soft">
              {exact(eachQuota)} {what} at most
            </ListCell>
          </ListRow>
        ))}
      </ListTable>
      <ul className="mt-4 grid max-w-prose gap-1">
        <Advice good={summary.AccountMFAEnabled === 1} yes="The root user signs in with MFA.">
          The root user signs in without MFA.{' '}
          <Link href={consolePaths.security} prefetch={false} className="link">
            Add a device
          </Link>{' '}
          as the root user.
        </Advice>
        <Advice good={summary.AccountAccessKeysPresent !== 1} yes="The root user has no access keys.">
          The root user has access keys: whoever has one may do everything. Give programs a user each instead.
        </Advice>
        <li>{counted(summary.MFADevicesInUse ?? 0, 'MFA device is', 'MFA devices are')} in use.</li>
      </ul>
    </>
  )
}

interface AdviceProps {
  readonly good: boolean
  readonly yes: string
  readonly children: React.ReactNode
}

function Advice({ good, yes, children }: AdviceProps) {
  return good ? <li>{yes}</li> : <li className="text-warn">{children}</li>
}
