import { type NextRequest, NextResponse } from 'next/server'
import { isMissingFromGallery } from '#lib/backend/exists-in-gallery.ts'
import { readInstance } from '#lib/backend/instance.ts'
import { contentSecurityPolicy } from '#lib/content-security-policy.ts'
import { isConsolePath, isPublicFile } from '#lib/routes.ts'
import { pagePathHeader } from '#lib/session/page-path-header.ts'

/**
 * Gives each page its Content-Security-Policy, with a nonce that Next puts on its own scripts, and its status: Next
 * can only say 404 by leaving the page to a script, so what is not there is found out before the page is rendered.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  // These have policies of their own, which this one would replace.
  if (isPublicFile(request.nextUrl.pathname)) return NextResponse.next()
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString('base64')
  const instance = readInstance()
  const policy = contentSecurityPolicy({
    nonce,
    backendOrigin: instance.remote ? instance.endpoint : undefined,
    ownPictures: isConsolePath(request.nextUrl.pathname),
    development: process.env.NODE_ENV === 'development',
  })
  const headers = new Headers(request.headers)
  headers.set('Content-Security-Policy', policy)
  const isConsole = isConsolePath(request.nextUrl.pathname)
  headers.delete(pagePathHeader)
  if (isConsole) headers.set(pagePathHeader, `${request.nextUrl.pathname}${request.nextUrl.search}`)
  const missing = await isMissingFromGallery(request.nextUrl.pathname)
  const response = NextResponse.next({ request: { headers }, ...(missing ? { status: 404 } : {}) })
  response.headers.set('Content-Security-Policy', policy)
  // Of one visitor, and not for the next one at the same computer.
  if (isConsole) response.headers.set('Cache-Control', 'private, no-store')
  return response
}

export const config = { matcher: ['/((?!_next/static|_next/image|icon.svg|favicon.ico).*)'] }
