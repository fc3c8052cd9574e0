import { relativeTarget } from '#lib/relative-target.ts'
import { consolePaths } from '#lib/routes.ts'

const targetCharsMax = 1500

/**
 * Where somebody goes after signing in, out of a text that may come from anyone: a page of the console, and never one
 * that signs in or out.
 */
export function consoleTarget(text: unknown): string {
  const target = typeof text === 'string' && text.length <= targetCharsMax ? relativeTarget(text) : ''
  const [pathname = ''] = target.split(/[?#]/, 1)
  const isConsole = pathname.startsWith(`${consolePaths.home}/`) && !pathname.includes('\\')
  return isConsole && !isSignInPath(pathname) ? target : consolePaths.home
}

function isSignInPath(pathname: string): boolean {
  return [consolePaths.signIn, consolePaths.signOut].some((path) => pathname === path || pathname.startsWith(`${path}/`))
}
