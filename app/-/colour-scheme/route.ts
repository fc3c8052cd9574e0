import { colourSchemeCookie, colourSchemeMaxAgeSeconds, parseColourScheme } from '#lib/colour-scheme.ts'
import { relativeTarget } from '#lib/relative-target.ts'
import { isSameOrigin } from '#lib/same-origin.ts'

/** Keeps the visitor's colour scheme in a cookie and goes back to the page that asked; 403 for another site's form. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) return new Response('This form belongs to another site.\n', { status: 403 })
  const form = await request.formData()
  const scheme = parseColourScheme(form.get('scheme'))
  const cookie =
    scheme === 'system' ? `${colourSchemeCookie}=; Max-Age=0` : `${colourSchemeCookie}=${scheme}; Max-Age=${colourSchemeMaxAgeSeconds}`
  return new Response(null, {
    status: 303,
    headers: { Location: relativeTarget(String(form.get('back') ?? '')), 'Set-Cookie': `${cookie}; Path=/; SameSite=Lax` },
  })
}
