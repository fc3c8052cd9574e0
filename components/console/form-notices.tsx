import type { ReactNode } from 'react'
import { consolePaths } from '#lib/routes.ts'

/** Why a form was not taken, where no single field is to blame. */
export function Failure({ children }: { readonly children: ReactNode }) {
  return (
    <p role="alert" tabIndex={-1} className="rounded-md border border-danger px-3 py-2 text-14 text-danger">
      {children}
    </p>
  )
}

/** Something to know before one goes on. */
export function Notice({ children }: { readonly children: ReactNode }) {
  return <p className="rounded-md border border-line bg-sunken px-3 py-2 text-14">{children}</p>
}

/** The session ended while the form was filled in: what was typed stays, and can be sent after signing in beside it. */
export function SignedOutNotice() {
  return (
    <p role="alert" tabIndex={-1} className="rounded-md border border-warn px-3 py-2 text-14">
      Your session has ended, and nothing was saved. What you typed is still here:{' '}
      <a href={consolePaths.home} target="_blank" rel="noreferrer" className="link">
        sign in again in a new tab
      </a>
      , then send this form once more.
    </p>
  )
}
