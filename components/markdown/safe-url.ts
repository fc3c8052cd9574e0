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

/** An image's address when it is https; otherwise undefined. */
export function safeImage(src: string): string | undefined {
  return URL.canParse(src) && new URL(src).protocol === 'https:' ? new URL(src).href : undefined
}

function placeInText(href: string): string {
  const name = href.slice(1)
  return name.startsWith(idPrefix) ? href : `#${idPrefix}${name}`
}
