import { type NextRequest, NextResponse } from 'next/server'
import { readInstance } from '#lib/backend/instance.ts'
import { contentSecurityPolicy } from '#lib/content-security-policy.ts'

/** Gives each page its Content-Security-Policy, with a nonce that Next puts on its own scripts. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString('base64')
  const instance = readInstance()
  const policy = contentSecurityPolicy({
    nonce,
    logoOrigin: instance.remote ? instance.endpoint : undefined,
    development: process.env.NODE_ENV === 'development',
  })
  const headers = new Headers(request.headers)
  headers.set('Content-Security-Policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('Content-Security-Policy', policy)
  return response
}

export const config = { matcher: ['/((?!_next/static|_next/image|icon.svg).*)'] }
