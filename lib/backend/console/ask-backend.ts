import { headers } from 'next/headers'
import { visitorHeaders } from '#lib/backend/visitor-headers.ts'
import { isSameOrigin } from '#lib/same-origin.ts'
import { actingCredentials, type ConsoleSession } from '#lib/session/console-session.ts'
import { leadToNewCredentials, leadToSignIn, requireSession } from '#lib/session/require-session.ts'
import { isSentForm } from '#lib/session/sent-form.ts'
import { readSession } from '#lib/session/session-cookies.ts'
import { type ConsoleClients, createConsoleClients } from './clients.ts'
import { isSessionEnd, refusalOf } from './refusal.ts'

/** What an operation or a page asks the backend with. */
export interface ConsoleCall extends ConsoleClients {
  readonly session: ConsoleSession
}

/** As whom: as the role that was switched to, if any, or as who signed in themselves. */
export interface AskAs {
  readonly as?: 'role' | 'themselves'
}

/** Why the backend did not do it, in words for the person who asked. */
export interface Refused {
  readonly failure: string
  /** The API's name for it, such as `RepositoryAlreadyExistsException`. */
  readonly code: string
}

/** The session is over: the form says so, keeps what was typed, and links to the sign-in. */
export interface SignedOut {
  readonly signedOut: true
}

/**
 * For pages: asks the backend as who is signed in. A visitor without a session, or with one that the backend has ended, is
 * led to the sign-in, but for one who sent a form without JavaScript: that would be lost on the way. Answers why when the
 * backend refuses.
 */
export async function readInConsole<Answer>(
  ask: (call: ConsoleCall) => Promise<Answer>,
  as?: AskAs,
): Promise<{ readonly answer: Answer } | Refused> {
  const found = await readForForm(ask, as)
  return 'signedOut' in found ? sessionEnded : found
}

/** For pages that show a form whatever the backend answers: the same, and whether they come back with what was typed. */
export async function readForForm<Answer>(
  ask: (call: ConsoleCall) => Promise<Answer>,
  { as = 'role' }: AskAs = {},
): Promise<{ readonly answer: Answer } | Refused | SignedOut> {
  if (await isSentForm()) return askOrKeep(ask, as)
  const session = await requireSession()
  try {
    return { answer: await ask(await callOf(session, as)) }
  } catch (error) {
    if (isSessionEnd(error)) return as === 'role' ? leadToNewCredentials(session) : leadToSignIn(true)
    return refusalOf(error)
  }
}

/**
 * For server actions: the same, but nobody is led away from what they typed. A form of another site is refused, whoever's
 * cookies came with it.
 */
export async function actInConsole<Answer>(
  act: (call: ConsoleCall) => Promise<Answer>,
  { as = 'role' }: AskAs = {},
): Promise<{ readonly answer: Answer } | Refused | SignedOut> {
  return isSameOrigin(await headers()) ? askOrKeep(act, as) : foreignForm
}

async function askOrKeep<Answer>(
  ask: (call: ConsoleCall) => Promise<Answer>,
  as: NonNullable<AskAs['as']>,
): Promise<{ readonly answer: Answer } | Refused | SignedOut> {
  const session = await readSession()
  if (!session) return { signedOut: true }
  try {
    return { answer: await ask(await callOf(session, as)) }
  } catch (error) {
    if (isSessionEnd(error)) return { signedOut: true }
    return refusalOf(error)
  }
}

/** The browser has what was typed, and sends it again. */
const sessionEnded: Refused = {
  failure: 'Sign in again in a new tab. Then load this page anew, and your browser sends what you typed once more.',
  code: 'SessionEnded',
}

export const foreignForm: Refused = { failure: 'This form belongs to another site: open it here, and send it again.', code: 'ForeignForm' }

async function callOf(session: ConsoleSession, as: NonNullable<AskAs['as']>): Promise<ConsoleCall> {
  const credentials = as === 'role' ? actingCredentials(session) : session.credentials
  const clients = createConsoleClients(credentials, visitorHeaders(await headers()))
  // Spread would make every client.
  return Object.assign(Object.create(clients) as ConsoleClients, { session })
}
