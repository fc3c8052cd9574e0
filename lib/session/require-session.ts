import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { consolePaths } from '#lib/routes.ts'
import type { ConsoleSession } from './console-session.ts'
import { consoleTarget } from './console-target.ts'
import { pagePathHeader } from './page-path-header.ts'
import { isSentForm } from './sent-form.ts'
import { readSession } from './session-cookies.ts'

/** Who is signed in. Anybody else is led to the sign-in, and back here after it. For pages and layouts, not for actions. */
export async function requireSession(): Promise<ConsoleSession> {
  return (await readSession()) ?? leadToSignIn()
}

/** The same for layouts and pages that are forms, but undefined for who sent a form when their session was over: it keeps what they typed. */
export async function sessionForForm(): Promise<ConsoleSession | undefined> {
  return (await isSentForm()) ? readSession() : requireSession()
}

/** Sends the visitor of this page to the sign-in; `ended` tells them that they were signed in until now. */
export async function leadToSignIn(ended = false): Promise<never> {
  redirect(consolePaths.signInFor(await ownTarget(), ended))
}

/** Sends the visitor of this page, whose credentials are no good any more, to where they get others. */
export async function leadToNewCredentials({ role }: ConsoleSession): Promise<never> {
  if (!role) return leadToSignIn(true)
  redirect(consolePaths.switchRole({ account: role.accountId, role: role.roleName, next: await ownTarget(), ended: 'yes' }))
}

async function ownTarget(): Promise<string> {
  return consoleTarget((await headers()).get(pagePathHeader))
}
