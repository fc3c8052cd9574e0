import Link from 'next/link'
import { TimeAgo } from '#components/ui/time-ago.tsx'
import type { FormAction } from '#lib/console/form-state.ts'
import { rejectionReasonCharsMax } from '#lib/console/operator-texts.ts'
import type { Moment } from '#lib/format/moment.ts'
import { consolePaths } from '#lib/routes.ts'
import { ShortForm } from './short-form.tsx'

interface Request {
  readonly key: string
  readonly title: string
  /** What names it to both deeds. */
  readonly hidden: Readonly<Record<string, string>>
  readonly since: Moment
  readonly accountId: string
  readonly accountName: string
  /** What its publisher wrote. */
  readonly text?: string
}

interface RequestListProps {
  readonly requests: readonly Request[]
  /** Stands there when there are none. */
  readonly none: string
  readonly approve: FormAction
  /** With the form's `reason`. */
  readonly reject: FormAction
}

/** What waits for an operator, each with its publisher, to approve or to reject with a reason. */
export function RequestList({ requests, none, approve, reject }: RequestListProps) {
  if (requests.length === 0) return <p className="mt-3 text-ink-soft">{none}</p>
  return (
    <ul className="mt-3 max-w-4xl border-ink border-t">
      {requests.map(({ key, title, hidden, since, accountId, accountName, text }) => (
        <li key={key} className="border-line border-b py-3">
          <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
            <div className="min-w-0">
              <p className="wrap-anywhere font-medium">{title}</p>
              <p className="mt-0.5 wrap-anywhere text-13 text-ink-soft">
                <Link href={consolePaths.account(accountId)} prefetch={false} className="link">
                  {accountName}
                </Link>{' '}
                · <span className="font-mono">{accountId}</span> · asked for <TimeAgo at={since} />
              </p>
            </div>
            <ShortForm label={`Approve ${title}`} deed="Approve" size="small" hidden={hidden} action={approve} />
          </div>
          {text && <p className="mt-2 max-w-prose wrap-anywhere whitespace-pre-line">{text}</p>}
          <ShortForm
            label={`Reject ${title}`}
            deed="Reject"
            className="mt-2"
            disclosed="Reject…"
            hidden={hidden}
            fields={[{ name: 'reason', label: 'Reason', hint: 'The publisher reads it.', kind: 'text', charsMax: rejectionReasonCharsMax }]}
            action={reject}
          />
        </li>
      ))}
    </ul>
  )
}
