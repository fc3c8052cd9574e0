// What Geist has, of what publishers write: the renderer would fetch fonts from elsewhere for anything else, and this
// gallery may have no network.
const drawn =
  /[^\u0020-\u007e\u00a1-\u00ac\u00ae-\u0113\u0116-\u012b\u012e-\u0137\u0139-\u013e\u0141-\u0148\u014a-\u014d\u0150-\u017e\u2013\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026\u20ac\u2122]/gu

/** Text as pictures can show it: other characters are left out, and all of it when little would be left. */
export function pictureText(text: string, charsMax: number): string {
  const flat = text.normalize('NFC').replace(/\s+/g, ' ').trim()
  const kept = flat.replace(drawn, '').replace(/ {2,}/g, ' ').trim()
  if (kept.length < flat.length / 2) return ''
  return kept.length > charsMax ? `${kept.slice(0, charsMax - 1).trimEnd()}…` : kept
}

/** A font size at which a title of so many characters stays within two lines of the picture. */
export function titleSize(chars: number): number {
  if (chars <= 18) return 84
  if (chars <= 26) return 68
  if (chars <= 44) return 56
  return chars <= 80 ? 44 : 34
}
