import { readSignInOptions } from '#lib/backend/console/sign-in.ts'
import { PasskeysNeedScript } from './passkey-needs.tsx'
import { PasskeySignIn } from './passkey-sign-in.tsx'
import { OrWith } from './sign-in-frame.tsx'

type SignInByPasskeyProps = Pick<React.ComponentProps<typeof PasskeySignIn>, 'begin' | 'finish'>

/** The way in without a password, where browsers take passkeys. */
export async function SignInByPasskey(props: SignInByPasskeyProps) {
  if (!(await readSignInOptions()).passkeys) return null
  return (
    <div className="grid gap-4">
      <OrWith>or without a password</OrWith>
      <PasskeySignIn deed="Use a passkey" {...props} />
      <PasskeysNeedScript />
    </div>
  )
}
