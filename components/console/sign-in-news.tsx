import Link from 'next/link'
import { consolePaths } from '#lib/routes.ts'
import { displayNameOf } from '#lib/session/console-session.ts'
import { readSession } from '#lib/session/session-cookies.ts'
import { Notice } from './form-notices.tsx'

interface SignInNewsProps {
  /** The visitor was led here, since their session is over. */
  readonly ended: boolean
  /** The visitor has just signed out. */
  readonly signedOut: boolean
}

/** Why one is here, when it was not one's own idea. */
export async function SignInNews({ ended, signedOut }: SignInNewsProps) {
  if (ended) return <News>Your session has ended. Sign in to go on where you were.</News>
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
