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
import { signInAsRoot } from './actions.ts'
import { askForAnyPasskey, enterWithPasskey } from './passkey-actions.ts'

export const metadata: Metadata = { title: 'Sign in', robots: { index: false } }

/** Where the root user of an account signs in. */
export default async function RootSignInPage({ searchParams }: { readonly searchParams: Promise<QueryParameters> }) {
  const query = await searchParams
  const next = consoleTarget(single(query.next))
  const kept = next === consolePaths.home ? '' : new URLSearchParams({ next }).toString()
  return (
    <SignInFrame title="Sign in">
      <SignInNews
        ended={query.ended !== undefined}
        signedOut={query.out !== undefined}
        welcome={query.welcome !== undefined}
        problem={single(query.problem)}
      />
      <SignInElsewhere next={next} />
      <SignInTabs current="root" query={kept} />
      <SignInForm as="root" next={next} action={signInAsRoot} />
      <SignInByPasskey begin={askForAnyPasskey} finish={enterWithPasskey.bind(null, next)} />
      <SignUpInvitation />
    </SignInFrame>
  )
}
