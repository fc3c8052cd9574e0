/** In which the server says who asks for a page; see `registry/http/visitor.ts`. */
const visitorHeader = 'x-galleon-visitor'
const secureHeader = 'x-galleon-visitor-secure'

/** What tells the backend on whose behalf the pages ask: nothing where they have no key in common. */
export function visitorHeaders(asked: Pick<Headers, 'get'>): Readonly<Record<string, string>> {
  const address = asked.get(visitorHeader)
  const key = process.env.GALLEON_PAGES_KEY
  if (!address || !key) return {}
  return {
    [visitorHeader]: address,
    [secureHeader]: asked.get(secureHeader) ?? 'false',
    'x-galleon-visitor-agent': (asked.get('user-agent') ?? '').slice(0, 512),
    'x-galleon-pages-key': key,
  }
}
