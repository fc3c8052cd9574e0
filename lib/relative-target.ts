const somewhere = 'http://somewhere.invalid'

/**
 * A path and query of this site out of a text that may come from anyone, for a redirect's Location.
 * Whatever a browser could read as another site becomes `/`.
 */
export function relativeTarget(text: string): string {
  if (!text.startsWith('/') || !URL.canParse(text, somewhere)) return '/'
  const url = new URL(text, somewhere)
  const target = `${url.pathname}${url.search}${url.hash}`
  // `/..//host` keeps the origin while it is parsed, yet leaves a path that names another host.
  return url.origin === somewhere && !target.startsWith('//') ? target : '/'
}
