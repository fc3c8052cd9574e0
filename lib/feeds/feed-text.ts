// All that XML 1.0 cannot hold, escaped or not: control characters, halves of pairs, U+FFFE and U+FFFF.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what this is about
const unspeakable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** Any text as XML can hold it. */
export function xmlText(text: string): string {
  return text.toWellFormed().replace(unspeakable, '\ufffd')
}

/** Any text as HTML inside XML; nothing of it is markup. */
export function htmlText(text: string): string {
  return xmlText(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
