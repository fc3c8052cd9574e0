/** Percent-encodes all but the unreserved characters of RFC 3986, which `encodeURIComponent` does not quite. */
export function encodeRfc3986(text: string): string {
  return encodeURIComponent(text).replaceAll(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
}
