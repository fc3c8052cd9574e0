import type { BackendError } from '#lib/backend/backend-error.ts'

export const openIdProblems = {
  'no-role': 'The identity provider knows you, but you have no role here. Ask the operator of this gallery for one.',
  'too-late': 'Signing in there took too long, or was begun in another browser. Try again.',
  'too-often': 'There were too many attempts from your network. Wait a minute, then try again.',
  unavailable: 'Signing in there does not work just now. Try again in a moment, or sign in with a password.',
  provider: 'The identity provider did not say who you are. Try again, or sign in with a password.',
} as const

export type OpenIdProblem = keyof typeof openIdProblems

export function isOpenIdProblem(text: string): text is OpenIdProblem {
  return Object.hasOwn(openIdProblems, text)
}

/** What went wrong, as the address of the sign-in says it. */
export function problemOf({ kind, code }: Pick<BackendError, 'kind' | 'code'>): OpenIdProblem {
  if (kind !== 'refused') return 'unavailable'
  if (code === 'AccessDeniedException') return 'no-role'
  if (code === 'ExpiredTokenException') return 'too-late'
  if (code === 'ThrottlingException') return 'too-often'
  return code === 'InvalidIdentityTokenException' ? 'provider' : 'unavailable'
}
