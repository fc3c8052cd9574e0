/**
 * Whether a browser sent this request from a page of the site itself. Browsers say so in Sec-Fetch-Site, which no page
 * can forge; older ones in Origin, which is compared with the host they asked.
 */
export function isSameOrigin(headers: Pick<Headers, 'get'>): boolean {
  const site = headers.get('sec-fetch-site')
  if (site) return site === 'same-origin'
  const origin = headers.get('origin')
  return origin !== null && URL.canParse(origin) && new URL(origin).host === headers.get('host')
}
