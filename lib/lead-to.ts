/** Leads the visitor of a route on, to a path or another site; nothing keeps it. */
export function leadTo(address: string): Response {
  return new Response(null, { status: 303, headers: { Location: address, 'Cache-Control': 'no-store' } })
}
