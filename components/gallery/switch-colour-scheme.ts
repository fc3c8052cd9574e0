import { type ColourScheme, parseColourScheme } from '#lib/colour-scheme.ts'
import { colourSchemePath } from '#lib/routes.ts'

/** Changes the page's colours at once; the cookie for the next page follows behind. */
export function switchColourScheme(scheme: ColourScheme): void {
  document.documentElement.dataset.colourScheme = scheme
  void fetch(colourSchemePath, { method: 'POST', body: new URLSearchParams({ scheme }), redirect: 'manual' })
}

/** The scheme that the page does not have now. */
export function otherColourScheme(): ColourScheme {
  const chosen = parseColourScheme(document.documentElement.dataset.colourScheme)
  const dark = chosen === 'system' ? matchMedia('(prefers-color-scheme: dark)').matches : chosen === 'dark'
  return dark ? 'light' : 'dark'
}
