import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { NoPasskeysHere, PasskeysNeedScript } from '#components/console/passkey-needs.tsx'
import { PasskeySignIn } from '#components/console/passkey-sign-in.tsx'
import { OrWith, SignInFrame } from '#components/console/sign-in-frame.tsx'
import { MfaForm } from '#components/console/sign-in-steps.tsx'
import { readSignInOptions } from '#lib/backend/console/sign-in.ts'
import { consolePaths } from '#lib/routes.ts'
import { readPendingSignIn } from '#lib/session/session-cookies.ts'
import { giveMfaCode } from '../actions.ts'
import { askForOwnPasskey, givePasskey } from '../passkey-actions.ts'

export const metadata: Metadata = { title: 'Second step', robots: { index: false } }

/** The step after the password for whoever has a passkey or a device for one-time codes. */
export default async function MfaPage() {
  const pending = await readPendingSignIn()
  if (!pending) redirect(consolePaths.signIn)
  const ways = new Set(pending.ways ?? ['code'])
  return (
    <SignInFrame title={ways.has('passkey') ? 'Second step' : 'One-time code'}>
      <p className="mt-2 wrap-anywhere text-ink-soft">For {pending.name}.</p>
      {ways.has('passkey') && <PasskeyStep hasCodes={ways.has('code')} />}
      {ways.has('passkey') && ways.has('code') && <OrWith>or with a one-time code</OrWith>}
      {ways.has('code') && <MfaForm look={ways.has('passkey') ? 'plain' : 'primary'} action={giveMfaCode} />}
    </SignInFrame>
  )
}

async function PasskeyStep({ hasCodes }: { readonly hasCodes: boolean }) {
  const { passkeys } = await readSignInOptions()
  return (
    <div className="mt-6 grid gap-3">
      {passkeys ? (
        <>
          <p>Your browser asks for the finger, face, PIN or security key of one of your passkeys.</p>
          <PasskeySignIn deed="Use a passkey" look="primary" begin={askForOwnPasskey} finish={givePasskey} />
          <PasskeysNeedScript />
        </>
      ) : (
        <NoPasskeysHere
          instead={
            hasCodes
              ? 'Go on with a code.'
              : 'Until then somebody with an access key can take the passkey off: aws iam deactivate-mfa-device.'
          }
        />
      )}
    </div>
  )
}
