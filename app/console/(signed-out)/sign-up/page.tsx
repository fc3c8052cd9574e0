import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { SignInFrame } from '#components/console/sign-in-frame.tsx'
import { SignUpForm } from '#components/console/sign-up-form.tsx'
import { signInOptions } from '#lib/backend/console/sign-in.ts'
import { consolePaths } from '#lib/routes.ts'
import { askAddress, makeAccount } from './actions.ts'

export const metadata: Metadata = { title: 'Create an account', robots: { index: false } }

/** Where anybody makes an account, if the operator lets them. */
export default async function SignUpPage() {
  const { signUp } = await signInOptions()
  if (signUp === 'closed') notFound()
  return (
    <SignInFrame title="Create an account">
      <p className="mt-2 text-ink-soft">With it you publish images. To find and pull them, nobody needs one.</p>
      <SignUpForm withPassword={signUp === 'at-once'} action={signUp === 'mail' ? askAddress : makeAccount} />
      <p className="mt-6 text-ink-soft">
        You have one?{' '}
        <Link href={consolePaths.signIn} prefetch={false} className="link">
          Sign in
        </Link>
      </p>
    </SignInFrame>
  )
}
