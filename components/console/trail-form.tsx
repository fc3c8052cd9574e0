'use client'

import { useActionState } from 'react'
import { noTrail, type TrailFormState } from '#lib/console/trail-form.ts'
import { consolePaths } from '#lib/routes.ts'
import { CheckField } from './check-field.tsx'
import { Field, verbatim } from './field.tsx'
import { FormButtons } from './form-buttons.tsx'
import { Failure, SignedOutNotice } from './form-notices.tsx'
import { useFirstMistake } from './use-first-mistake.ts'

/** What a new trail is called, and where it delivers to. */
export function TrailForm({ action }: { action(before: TrailFormState, form: FormData): Promise<TrailFormState> }) {
  const [state, submit, pending] = useActionState(action, noTrail)
  const form = useFirstMistake(state)
  const { fields, problems, failure, signedOut } = state
  return (
    <form ref={form} action={submit} noValidate aria-label="Create trail" className="grid max-w-xl gap-4">
      {signedOut && <SignedOutNotice />}
      {failure && <Failure>{failure}</Failure>}
      <Field {...verbatim} name="name" label="Trail name" required maxLength={128} defaultValue={fields.name} problem={problems.name} />
      <Field
        {...verbatim}
        name="bucket"
        label="Bucket"
        hint="Small letters, digits, dots and hyphens. It is made if it is not there; who runs this registry has its files."
        required
        maxLength={63}
        className="font-mono"
        defaultValue={fields.bucket}
        problem={problems.bucket}
      />
      <Field
        {...verbatim}
        name="prefix"
        label={
          <>
            Prefix <span className="font-normal text-ink-soft">(optional)</span>
          </>
        }
        hint="Folders in the bucket, before AWSLogs, such as team/audit."
        maxLength={200}
        className="font-mono"
        defaultValue={fields.prefix}
        problem={problems.prefix}
      />
      <CheckField name="start" label="Start logging at once" defaultChecked={fields.start} />
      <FormButtons deed="Create trail" doing="Creating…" pending={pending} cancelPath={consolePaths.trails} />
    </form>
  )
}
