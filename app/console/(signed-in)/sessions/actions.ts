'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { actInConsole } from '#lib/backend/console/ask-backend.ts'
import { endOtherSessions, endSession } from '#lib/backend/console/sessions.ts'
import { consolePaths } from '#lib/routes.ts'
import { fieldOf } from '#lib/session/sign-in-form.ts'

export interface SessionsFormState {
  readonly failure?: string
  readonly done?: string
}

/** Signs out in the place that the form names, or without one everywhere but here. */
export async function endSessions(_before: SessionsFormState, form: FormData): Promise<SessionsFormState> {
  const sessionId = fieldOf(form, 'sessionId')
  const outcome = await actInConsole(
    async ({ galleon }) => {
      if (!sessionId) return endOtherSessions(galleon)
      await endSession(galleon, sessionId)
      return undefined
    },
    { as: 'themselves' },
  )
  // Nothing was typed that could be lost.
  if ('signedOut' in outcome) redirect(consolePaths.signInFor(consolePaths.sessions, true))
  if ('failure' in outcome) return { failure: outcome.failure }
  revalidatePath(consolePaths.sessions)
  return { done: wordsOf(outcome.answer) }
}

function wordsOf(others: number | undefined): string {
  if (others === undefined) return 'That session has ended.'
  return others === 1 ? 'The other session has ended.' : `${others} other sessions have ended.`
}
