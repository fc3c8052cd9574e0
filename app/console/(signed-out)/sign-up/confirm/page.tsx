import type { Metadata } from 'next'
import { ConfirmAccountForm } from '#components/console/confirm-account-form.tsx'
import { SignInFrame } from '#components/console/sign-in-frame.tsx'
import { type QueryParameters, single } from '#lib/gallery-search.ts'
import { confirmAccount } from '../actions.ts'

export const metadata: Metadata = { title: 'Confirm your account', robots: { index: false }, referrer: 'no-referrer' }

/** Where the mail leads. A button makes the account: programs that look at links in mail press none. */
export default async function ConfirmPage({ searchParams }: { readonly searchParams: Promise<QueryParameters> }) {
  const ticket = single((await searchParams).ticket)
  return (
    <SignInFrame title="Confirm your account">
      <p className="mt-2 text-ink-soft">One step is left: then you can sign in with the address and the password that you chose.</p>
      <ConfirmAccountForm action={confirmAccount.bind(null, ticket)} />
    </SignInFrame>
  )
}
