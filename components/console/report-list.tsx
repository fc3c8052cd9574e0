import Link from 'next/link'
import { Badge } from '#components/ui/badge.tsx'
import { TimeAgo } from '#components/ui/time-ago.tsx'
import type { ListedReport } from '#lib/backend/console/operator.ts'
import type { FormAction } from '#lib/console/form-state.ts'
import { reportResolutionCharsMax } from '#lib/console/operator-texts.ts'
import { moment } from '#lib/format/moment.ts'
import { reasonName } from '#lib/repository-report.ts'
import { consolePaths, repositoryPath } from '#lib/routes.ts'
import { ShortForm } from './short-form.tsx'

interface ReportListProps {
  readonly reports: readonly ListedReport[]
  /** Closes the form's `reportId` with its `note`. */
  readonly resolve: FormAction
}

/** What was reported, each with a form to say what was done. */
export function ReportList({ reports, resolve }: ReportListProps) {
  if (reports.length === 0) return <p className="text-ink-soft">There are no reports.</p>
  return (
    <ul className="max-w-4xl border-ink border-t">
      {reports.map(({ id, accountId, registryAlias, repositoryName, reason, text, email, createdAt, resolvedAt, resolution }) => (
        <li key={id} className="border-line border-b py-3">
          <p className="flex flex-wrap items-center gap-2">
            <Link href={repositoryPath(registryAlias, repositoryName)} prefetch={false} className="link wrap-anywhere font-medium">
              {registryAlias}/{repositoryName}
            </Link>
            <Badge>{reasonName(reason)}</Badge>
            {resolvedAt && <Badge>Closed</Badge>}
          </p>
          <p className="mt-0.5 wrap-anywhere text-13 text-ink-soft">
            <TimeAgo at={moment(createdAt)} />
            {email && (
              <>
                {' '}
                · from{' '}
                <a href={`mailto:${email}`} className="link">
                  {email}
                </a>
              </>
            )}{' '}
            · of account{' '}
            <Link href={consolePaths.account(accountId)} prefetch={false} className="link font-mono">
              {accountId}
            </Link>
          </p>
          <p className="mt-2 max-w-prose wrap-anywhere whitespace-pre-line">{text}</p>
          {resolvedAt ? (
            <p className="mt-2 max-w-prose wrap-anywhere whitespace-pre-line text-ink-soft">
              Closed <TimeAgo at={moment(resolvedAt)} />: {resolution}
            </p>
          ) : (
            <ShortForm
              label={`Close report about ${registryAlias}/${repositoryName}`}
              deed="Close report"
              className="mt-2"
              disclosed="Close…"
              hidden={{ reportId: id }}
              fields={[
                { name: 'note', label: 'What was done', hint: 'For operators only.', kind: 'text', charsMax: reportResolutionCharsMax },
              ]}
              action={resolve}
            />
          )}
        </li>
      ))}
    </ul>
  )
}
