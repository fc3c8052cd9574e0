import { TimeAgo } from '#components/ui/time-ago.tsx'
import type { Verification } from '#lib/backend/console/registry-settings.ts'
import type { FormAction } from '#lib/console/form-state.ts'
import { verificationTextChars } from '#lib/console/operator-texts.ts'
import { moment } from '#lib/format/moment.ts'
import { ShortForm } from './short-form.tsx'

interface VerificationStateProps extends Verification {
  readonly ask: FormAction
  readonly cancel: FormAction
}

/** Whether the account is verified, what became of its request, and a form to ask. */
export function VerificationState({ verified, request, ask, cancel }: VerificationStateProps) {
  if (verified) return <p className="mt-3">This account is verified.</p>
  if (request?.status === 'PENDING') {
    return (
      <div className="mt-3 grid max-w-prose gap-3">
        <p>
          You asked <TimeAgo at={moment(request.createdAt)} />, and an operator has not decided yet.
        </p>
        <blockquote className="wrap-anywhere whitespace-pre-line border-line-strong border-l-2 pl-3 text-ink-soft">
          {request.text}
        </blockquote>
        <ShortForm label="Take the request back" deed="Take the request back" action={cancel} />
      </div>
    )
  }
  return (
    <div className="mt-3 grid gap-3">
      {request && (
        <p className="max-w-prose">
          The operator rejected your request: <span className="wrap-anywhere">{request.reason}</span>
        </p>
      )}
      <ShortForm
        label="Request verification"
        deed="Request verification"
        fields={[
          {
            name: 'text',
            label: 'Who publishes here?',
            hint: 'Say who you are, and where that can be checked, such as a page of yours that names this registry.',
            kind: 'text',
            charsMax: verificationTextChars.max,
            value: request?.text ?? '',
          },
        ]}
        action={ask}
      />
    </div>
  )
}
