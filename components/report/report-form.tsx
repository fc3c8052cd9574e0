'use client'

import { type ReactNode, useActionState, useEffect, useRef } from 'react'
import { Button } from '#components/ui/button.tsx'
import { type ReportFields, type ReportProblems, reportEmailCharsMax, reportReasons, reportTextChars } from '#lib/repository-report.ts'

export interface ReportFormState {
  readonly fields: ReportFields
  readonly problems: ReportProblems
  /** Why a report without problems was not taken. */
  readonly failure?: string
}

interface ReportFormProps {
  action(before: ReportFormState, form: FormData): Promise<ReportFormState>
}

const nothing: ReportFormState = { fields: { reason: '', text: '', email: '' }, problems: {} }
const box = 'w-full min-w-0 rounded-md border border-line-strong bg-surface px-3 text-14 aria-invalid:border-danger'

/** What is wrong with a repository, in the visitor's words. It works without JavaScript, and forgets nothing that was typed. */
export function ReportForm({ action }: ReportFormProps) {
  const [{ fields, problems, failure }, submit, pending] = useActionState(action, nothing)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (failure || Object.keys(problems).length > 0) {
      form.current?.querySelector<HTMLElement>('[role="alert"][tabindex], input[aria-invalid], textarea[aria-invalid]')?.focus()
    }
  }, [failure, problems])
  return (
    // What is wrong is said by the page, in words that readers of screens hear, too.
    <form ref={form} action={submit} noValidate aria-label="Report" className="mt-6 grid gap-6">
      {failure && (
        <p role="alert" tabIndex={-1} className="rounded-md border border-danger px-3 py-2 text-14 text-danger">
          {failure}
        </p>
      )}
      <Reasons chosen={fields.reason} problem={problems.reason} />
      <div>
        <label htmlFor="report-text" className="mb-1 block text-14 font-medium">
          What you found
        </label>
        <textarea
          id="report-text"
          name="text"
          rows={7}
          required
          maxLength={reportTextChars.max}
          defaultValue={fields.text}
          aria-describedby="report-text-hint"
          className={`${box} block py-2`}
          {...marked('text', problems.text)}
        />
        <Problem id="report-text-problem" text={problems.text} />
        <Hint id="report-text-hint">
          Name the tag or digest, and how you saw it: {reportTextChars.min} to {reportTextChars.max.toLocaleString('en')} characters.
        </Hint>
      </div>
      <div>
        <label htmlFor="report-email" className="mb-1 block text-14 font-medium">
          Your e-mail address <span className="font-normal text-ink-soft">(optional)</span>
        </label>
        <input
          id="report-email"
          name="email"
          type="email"
          autoComplete="email"
          maxLength={reportEmailCharsMax}
          defaultValue={fields.email}
          aria-describedby="report-email-hint"
          className={`${box} h-9`}
          {...marked('email', problems.email)}
        />
        <Problem id="report-email-problem" text={problems.email} />
        <Hint id="report-email-hint">Only for questions of the operator.</Hint>
      </div>
      <div>
        <Button type="submit" look="primary" aria-disabled={pending || undefined}>
          {pending ? 'Sending…' : 'Send the report'}
        </Button>
      </div>
    </form>
  )
}

function Reasons({ chosen, problem }: { readonly chosen: string; readonly problem: string | undefined }) {
  return (
    <fieldset aria-describedby={problem ? 'report-reason-problem' : undefined}>
      <legend className="mb-1 text-14 font-medium">What is wrong</legend>
      {Object.entries(reportReasons).map(([reason, title], place) => (
        <label key={reason} className="flex items-start gap-2 py-1 text-14">
          <input
            type="radio"
            name="reason"
            value={reason}
            required
            defaultChecked={reason === chosen}
            aria-invalid={(problem && place === 0) || undefined}
            className="mt-1 accent-verified"
          />
          {title}
        </label>
      ))}
      <Problem id="report-reason-problem" text={problem} />
    </fieldset>
  )
}

function marked(name: string, problem: string | undefined) {
  return problem ? { 'aria-invalid': true, 'aria-describedby': `report-${name}-problem report-${name}-hint` } : {}
}

function Problem({ id, text }: { readonly id: string; readonly text: string | undefined }) {
  return text ? (
    <p id={id} className="mt-1 text-13 text-danger">
      {text}
    </p>
  ) : null
}

function Hint({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  return (
    <p id={id} className="mt-1 text-13 text-ink-soft">
      {children}
    </p>
  )
}
