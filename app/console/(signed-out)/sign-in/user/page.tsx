import type { Metadata } from 'next'
import { SignInByPasskey } from '#components/console/sign-in-by-passkey.tsx'
import { SignInElsewhere } from '#components/console/sign-in-elsewhere.tsx'
import { SignInForm } from '#components/console/sign-in-form.tsx'
import { SignInFrame, SignInTabs } from '#components/console/sign-in-frame.tsx'
import { SignInNews } from '#components/console/sign-in-news.tsx'
import { SignUpInvitation } from '#components/console/sign-up-invitation.tsx'
import { type QueryParameters, single } from '#lib/gallery-search.ts'
import { consolePaths } from '#lib/routes.ts'
import { consoleTarget } from '#lib/session/console-target.ts'
import { signInAsUser } from '../actions.ts'
import { askForAnyPasskey, enterWithPasskey } from '../passkey-actions.ts'

export const metadata: Metadata = { title: 'Sign in as IAM user', robots: { index: false } }

/** Where an IAM user signs in; the address may name the account. */
export default async function UserSignInPage({ searchParams }: { readonly searchParams: Promise<QueryParameters> }) {
  const query = await searchParams
  const next = consoleTarget(single(query.next))
  const kept = next === consolePaths.home ? '' : new URLSearchParams({ next }).toString()
  return (
    <SignInFrame title="Sign in">
      <SignInNews ended={query.ended !== undefined} signedOut={query.out !== undefined} />
      <SignInElsewhere next={next} />
      <SignInTabs current="user" query={kept} />
      <SignInForm as="user" next={next} account={single(query.account).slice(0, 63)} action={signInAsUser} />
      <SignInByPasskey begin={askForAnyPasskey} finish={enterWithPasskey.bind(null, next)} />
      <SignUpInvitation />
    </SignInFrame>
  )
}
