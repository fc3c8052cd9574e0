import Link from 'next/link'
import { consolePaths } from '#lib/routes.ts'
import { displayNameOf } from '#lib/session/console-session.ts'
import { isOpenIdProblem, openIdProblems } from '#lib/session/openid-problem.ts'
import { readSession } from '#lib/session/session-cookies.ts'
import { Failure, Notice } from './form-notices.tsx'

interface SignInNewsProps {
  /** The visitor was led here, since their session is over. */
  readonly ended: boolean
  /** The visitor has just signed out. */
  readonly signedOut: boolean
  /** The visitor has just made an account. */
  readonly welcome?: boolean
  /** What went wrong at the identity provider. */
  readonly problem?: string
}

/** Why one is here, when it was not one's own idea. */
export async function SignInNews({ ended, signedOut, welcome = false, problem = '' }: SignInNewsProps) {
  if (isOpenIdProblem(problem)) {
    return (
      <div className="mt-4">
        <Failure>{openIdProblems[problem]}</Failure>
      </div>
    )
  }
  if (ended) return <News>Your session has ended. Sign in to go on where you were.</News>
  if (welcome) return <News>Your account is there. Sign in with your e-mail address and password.</News>
  if (signedOut) return <News>You have signed out.</News>
  const session = await readSession()
  if (!session) return null
  return (
    <News>
      You are signed in as {displayNameOf(session.who)}.{' '}
      <Link href={consolePaths.home} prefetch={false} className="link">
        Go to the console
      </Link>
      , or sign in as somebody else.
    </News>
  )
}

function News({ children }: { readonly children: React.ReactNode }) {
  return (
    <div className="mt-4">
      <Notice>{children}</Notice>
    </div>
  )
}
