'use client'

import Link from 'next/link'
import { useActionState } from 'react'
import { CopyButton } from '#components/ui/copy-button.tsx'
import type { CreatedAccount } from '#lib/backend/console/operator.ts'
import type { NewAccountState } from '#lib/console/account-form.ts'
import { chosenOf, textOf } from '#lib/console/form-state.ts'
import { consolePaths } from '#lib/routes.ts'
import { CheckField } from './check-field.tsx'
import { Field } from './field.tsx'
import { FormButtons } from './form-buttons.tsx'
import { Failure, SignedOutNotice } from './form-notices.tsx'
import { useFirstMistake } from './use-first-mistake.ts'

interface NewAccountFormProps {
  /** Of the gallery, where the new account signs in. */
  readonly origin: string
  action(before: NewAccountState, form: FormData): Promise<NewAccountState>
}

/** Makes an account, and then shows its credentials in place of the form. */
export function NewAccountForm({ origin, action }: NewAccountFormProps) {
  const [state, submit, pending] = useActionState<NewAccountState, FormData>(action, {})
  const form = useFirstMistake(state)
  const { typed, problems = {}, created } = state
  if (created) return <Credentials {...created} signIn={origin + consolePaths.signIn} />
  return (
    <form ref={form} action={submit} noValidate aria-label="Create account" className="grid max-w-xl gap-4">
      {state.signedOut && <SignedOutNotice />}
      {state.failure && <Failure>{state.failure}</Failure>}
      <Field
        name="name"
        label="Name"
        hint="Of the publisher, for operators."
        maxLength={100}
        defaultValue={textOf(typed, 'name')}
        problem={problems.name}
      />
      <Field
        name="email"
        type="email"
        label="E-mail address"
        hint="The root user signs in with it."
        maxLength={254}
        autoComplete="off"
        defaultValue={textOf(typed, 'email')}
        problem={problems.email}
      />
      <CheckField
        name="verified"
        label="Verified account"
        hint="The gallery shows its badge, logos and display name."
        defaultChecked={chosenOf(typed, 'verified').length > 0}
      />
      <FormButtons deed="Create account" doing="Creating…" pending={pending} cancelPath={consolePaths.accounts} />
    </form>
  )
}

function Credentials({ account, credentials, signIn }: CreatedAccount & { readonly signIn: string }) {
  const rows = [
    ['Sign-in page', signIn],
    ['E-mail address', account.email],
    ['Password', credentials.password],
    ['Account id', account.accountId],
    ['Access key ID', credentials.accessKeyId],
    ['Secret access key', credentials.secretAccessKey],
  ] as const
  return (
    <div className="grid max-w-xl gap-4">
      <p role="status" className="text-ok">
        The account {account.name} is there.
      </p>
      <p>The password and the secret access key are shown this once: copy them now, and pass them on by a way that you trust.</p>
      <dl className="border-ink border-t">
        {rows.map(([name, value]) => (
          <div key={name} className="border-line border-b py-1.5 sm:flex sm:items-center sm:gap-4">
            <dt className="w-40 shrink-0 text-13 text-ink-soft">{name}</dt>
            <dd className="flex min-w-0 items-center gap-1">
              <code className="wrap-anywhere font-mono text-13">{value}</code>
              <CopyButton text={value} label={`Copy: ${name}`} className="shrink-0" />
            </dd>
          </div>
        ))}
      </dl>
      <p>
        <Link href={consolePaths.account(account.accountId)} prefetch={false} className="link">
          Go to the account
        </Link>
      </p>
    </div>
  )
}
