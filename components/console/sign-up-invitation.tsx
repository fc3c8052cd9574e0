import Link from 'next/link'
import { readSignInOptions } from '#lib/backend/console/sign-in.ts'
import { consolePaths } from '#lib/routes.ts'

/** The way to an account for who has none, where anybody may make one. */
export async function SignUpInvitation() {
  if ((await readSignInOptions()).signUp === 'closed') return null
  return (
    <p className="mt-6 text-ink-soft">
      You have no account?{' '}
      <Link href={consolePaths.signUp} prefetch={false} className="link">
        Create one
      </Link>
    </p>
  )
}
