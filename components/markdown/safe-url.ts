/** Set before the ids of headings and footnotes, so that a text cannot take an id that the page itself uses. */
export const idPrefix = 'user-content-'

const schemes = new Set(['http:', 'https:', 'mailto:'])

/** A link's target when it is an http, https or mailto address, or a place in the text itself; otherwise undefined. */
export function safeLink(href: string): string | undefined {
  if (href.startsWith('#')) return placeInText(href)
  // Without a base, only absolute addresses parse: a relative one would lead into the gallery's own pages.
  if (!URL.canParse(href)) return undefined
  const url = new URL(href)
  return schemes.has(url.protocol) ? url.href : undefined
}

// What this gallery itself draws: logos, badges and cards.
const ownImage = /^\/-\/logo\/|\/-\/(?:badge\/[^/]+\.svg|og\.png)$/

/** An image's address when it is https, or an image of the gallery at `origin` itself: then as a path; otherwise undefined. */
export function safeImage(src: string, origin: string): string | undefined {
  if (!URL.canParse(src, origin)) return undefined
  const url = new URL(src, origin)
  if (url.username || url.password) return undefined
  if (url.origin === origin) return ownImage.test(url.pathname) ? `${url.pathname}${url.search}` : undefined
  // A relative address leads to the gallery; only a whole one leads elsewhere.
  return url.protocol === 'https:' && URL.canParse(src) ? url.href : undefined
}

function placeInText(href: string): string {
  const name = href.slice(1)
  return name.startsWith(idPrefix) ? href : `#${idPrefix}${name}`
}
