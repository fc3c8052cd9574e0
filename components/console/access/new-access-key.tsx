'use client'

import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { accessKeyCsv, type NewAccessKey as Key } from '#lib/console/access/access-key-csv.ts'
import type { DeedState } from '#lib/console/deed.ts'
import { Failure, SignedOutNotice } from '../form-notices.tsx'

export interface NewAccessKeyState extends DeedState {
  readonly created?: Key
}

interface NewAccessKeyProps {
  /** Whether the user has as many as there may be. */
  readonly full: boolean
  create(before: NewAccessKeyState): Promise<NewAccessKeyState>
}

/** Makes an access key and shows its secret, which nobody sees again. */
export function NewAccessKey({ full, create }: NewAccessKeyProps) {
  const [state, submit, pending] = useActionState<NewAccessKeyState>(create, {})
  if (state.created) return <Secret {...state.created} />
  if (full) return <p className="text-13 text-ink-soft">A user has two at most: delete one before you make another.</p>
  return (
    <form
      action={submit}
      // A second key would take the place of the first, whose secret nobody has seen.
      onSubmit={(event) => {
        if (pending) event.preventDefault()
      }}
      aria-label="Create access key"
      className="grid gap-2"
    >
      {state.signedOut && <SignedOutNotice />}
      {state.failure && <Failure>{state.failure}</Failure>}
      <div>
        <Button type="submit" aria-disabled={pending || undefined}>
          {pending ? 'Creating…' : 'Create access key'}
        </Button>
      </div>
    </form>
  )
}

function Secret(key: Key) {
  return (
    <section aria-label="New access key" className="max-w-2xl rounded-md border border-line bg-sunken p-4">
      <p role="status" className="font-medium">
        The access key is created. This is the only time that its secret is shown.
      </p>
      <p className="mt-1 text-ink-soft">Keep it where only the program that needs it can read it. Whoever has it may what the user may.</p>
      <dl className="mt-3 grid gap-2">
        <Part title="Access key ID" value={key.accessKeyId} />
        <Part title="Secret access key" value={key.secretAccessKey} />
      </dl>
      <Button className="needs-script mt-3" onClick={() => download(key)}>
        Download .csv file
      </Button>
    </section>
  )
}

function Part({ title, value }: { readonly title: string; readonly value: string }) {
  return (
    <div>
      <dt className="text-13 text-ink-soft">{title}</dt>
      <dd className="flex items-center gap-1">
        <code className="wrap-anywhere select-all font-mono text-13">{value}</code>
        <CopyButton text={value} label={`Copy the ${title}`} className="shrink-0" />
      </dd>
    </div>
  )
}

// From this page's memory, so that the secret goes over no wire again and is in no address.
function download(key: Key): void {
  const address = URL.createObjectURL(new Blob([accessKeyCsv(key)], { type: 'text/csv' }))
  const link = document.createElement('a')
  link.href = address
  link.download = `${key.accessKeyId}.csv`
  link.click()
  URL.revokeObjectURL(address)
}
