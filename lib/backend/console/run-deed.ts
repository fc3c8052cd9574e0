import { redirect } from 'next/navigation'
import type { DeedState } from '#lib/console/deed.ts'
import { actInConsole, type ConsoleCall } from './ask-backend.ts'

/** For server actions that do one thing, and show another page once it is done. */
export async function runDeed(act: (call: ConsoleCall) => Promise<unknown>, nextPath: string): Promise<DeedState> {
  const outcome = await actInConsole(act)
  if ('signedOut' in outcome) return { signedOut: true }
  if ('failure' in outcome) return { failure: outcome.failure }
  redirect(nextPath)
}
