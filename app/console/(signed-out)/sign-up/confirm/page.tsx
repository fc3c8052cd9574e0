import type { Metadata } from 'next'
import Link from 'next/link'
import { ConfirmAccountForm } from '#components/console/confirm-account-form.tsx'
import { Failure } from '#components/console/form-notices.tsx'
import { SignInFrame } from '#components/console/sign-in-frame.tsx'
import { BackendError } from '#lib/backend/backend-error.ts'
import { readSignUp } from '#lib/backend/console/sign-in.ts'
import { type QueryParameters, single } from '#lib/gallery-search.ts'
import { consolePaths } from '#lib/routes.ts'
import { confirmAccount } from '../actions.ts'

export const metadata: Metadata = { title: 'Confirm your account', robots: { index: false }, referrer: 'no-referrer' }

/** Where the mail leads. Who has the address chooses the password, whoever asked for the mail. */
export default async function ConfirmPage({ searchParams }: { readonly searchParams: Promise<QueryParameters> }) {
  const ticket = single((await searchParams).ticket)
  const wanted = await wantedBy(ticket)
  return (
    <SignInFrame title="Confirm your account">
      {'failure' in wanted ? (
        <div className="mt-6 grid gap-4">
          <Failure>{wanted.failure}</Failure>
          <Link href={consolePaths.signUp} prefetch={false} className="link">
            Sign up again
          </Link>
        </div>
      ) : wanted.isThere ? (
        <p className="mt-4">
          The account of <strong className="wrap-anywhere font-semibold">{wanted.email}</strong> is there.{' '}
          <Link href={consolePaths.signIn} prefetch={false} className="link">
            Sign in
          </Link>
        </p>
      ) : (
        <>
          <p className="mt-4 text-ink-soft">
            An account called <strong className="wrap-anywhere font-semibold text-ink">{wanted.name}</strong>, whose owner signs in with{' '}
            <strong className="wrap-anywhere font-semibold text-ink">{wanted.email}</strong>. If you did not ask for it, close this page.
          </p>
          <ConfirmAccountForm email={wanted.email} action={confirmAccount.bind(null, ticket)} />
        </>
      )}
    </SignInFrame>
  )
}

async function wantedBy(ticket: string) {
  try {
    return await readSignUp(ticket)
  } catch (error) {
    if (error instanceof BackendError && error.kind === 'refused') {
      return { failure: error.code === 'ExpiredTokenException' ? error.message : 'This link is too old, or not whole. Sign up again.' }
    }
    throw error
  }
}
