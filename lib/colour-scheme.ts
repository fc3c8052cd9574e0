/** What a visitor can ask for; `system` follows the device. */
export const colourSchemes = ['system', 'light', 'dark'] as const
export type ColourScheme = (typeof colourSchemes)[number]

export const colourSchemeCookie = 'galleon-colour-scheme'
export const colourSchemeMaxAgeSeconds = 400 * 24 * 3600

/** The scheme that a cookie or form value names; `system` for anything else. */
export function parseColourScheme(value: unknown): ColourScheme {
  return colourSchemes.find((scheme) => scheme === value) ?? 'system'
}

/** A script that applies the cookie's choice to the document. */
export const applyColourScheme = `{const m=/(?:^|; )${colourSchemeCookie}=(light|dark)(?:;|$)/.exec(document.cookie);if(m)document.documentElement.dataset.colourScheme=m[1]}`
