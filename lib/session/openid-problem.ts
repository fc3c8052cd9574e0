import type { BackendError } from '#lib/backend/backend-error.ts'

export const openIdProblems = {
  'no-role': 'The identity provider knows you, but you have no role here. Ask the operator of this gallery for one.',
  'too-late': 'Signing in there took too long, or was begun in another browser. Try again.',
  'too-often': 'There were too many attempts from your network. Wait a minute, then try again.',
  provider: 'The identity provider did not say who you are. Try again, or sign in with a password.',
} as const

export type OpenIdProblem = keyof typeof openIdProblems

export function isOpenIdProblem(text: string): text is OpenIdProblem {
  return Object.hasOwn(openIdProblems, text)
}

/** What went wrong, as the address of the sign-in says it. */
export function problemOf({ code }: Pick<BackendError, 'code'>): OpenIdProblem {
  if (code === 'AccessDeniedException') return 'no-role'
  if (code === 'ExpiredTokenException') return 'too-late'
  return code === 'ThrottlingException' ? 'too-often' : 'provider'
}
