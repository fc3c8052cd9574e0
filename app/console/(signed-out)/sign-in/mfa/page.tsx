import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SignInFrame } from '#components/console/sign-in-frame.tsx'
import { MfaForm } from '#components/console/sign-in-steps.tsx'
import { consolePaths } from '#lib/routes.ts'
import { readPendingSignIn } from '#lib/session/session-cookies.ts'
import { giveMfaCode } from '../actions.ts'

export const metadata: Metadata = { title: 'One-time code', robots: { index: false } }

/** The step after the password for whoever has a device for one-time codes. */
export default async function MfaPage() {
  const pending = await readPendingSignIn()
  if (!pending) redirect(consolePaths.signIn)
  return (
    <SignInFrame title="One-time code">
      <p className="mt-2 wrap-anywhere text-ink-soft">For {pending.name}.</p>
      <MfaForm action={giveMfaCode} />
    </SignInFrame>
  )
}
