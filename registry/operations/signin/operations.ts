import type { Operation } from '#registry/operations/operation.ts'
import { beginPasskeySignIn } from './begin-passkey-sign-in.ts'
import { continueSignIn } from './continue-sign-in.ts'
import { getSignInOptions } from './get-sign-in-options.ts'
import { beginOpenIdSignIn, finishOpenIdSignIn } from './openid-sign-in.ts'
import { signIn } from './sign-in.ts'
import { signInWithPasskey } from './sign-in-with-passkey.ts'
import { beginSignUp, finishSignUp, getSignUp } from './sign-up.ts'

/** What somebody who is not signed in yet can ask. */
export const signInOperations: readonly Operation[] = [
  getSignInOptions,
  signIn,
  continueSignIn,
  beginPasskeySignIn,
  signInWithPasskey,
  beginOpenIdSignIn,
  finishOpenIdSignIn,
  beginSignUp,
  getSignUp,
  finishSignUp,
]
