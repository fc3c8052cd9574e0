import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SignInFrame } from '#components/console/sign-in-frame.tsx'
import { NewPasswordForm } from '#components/console/sign-in-steps.tsx'
import { consolePaths } from '#lib/routes.ts'
import { rulesInWords } from '#lib/session/password-rules.ts'
import { readPendingSignIn } from '#lib/session/session-cookies.ts'
import { chooseNewPassword } from '../actions.ts'

export const metadata: Metadata = { title: 'New password', robots: { index: false } }

/** The step for whoever must change a password: one that they were given, or whose time is over. */
export default async function NewPasswordPage() {
  const pending = await readPendingSignIn()
  if (!pending) redirect(consolePaths.signIn)
  return (
    <SignInFrame title="Choose a password">
      <p className="mt-2 wrap-anywhere text-ink-soft">
        {pending.expired ? 'The time of your password is over.' : 'The one that you were given is good for this once only.'} For{' '}
        {pending.name}.
      </p>
      <NewPasswordForm rules={rulesInWords(pending.passwordPolicy)} action={chooseNewPassword} />
    </SignInFrame>
  )
}
