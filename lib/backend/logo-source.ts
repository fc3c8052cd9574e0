import { readInstance } from './instance.ts'

/**
 * Where pages load a logo from. When gallery and backend share an address, it is a path on the page's own site, by
 * whatever name the visitor reached it.
 */
export function logoSource(logoUrl: string, instance = readInstance()): string {
  const url = new URL(logoUrl, instance.endpoint)
  return instance.remote ? `${instance.endpoint}${url.pathname}` : url.pathname
}

/** The same of a logo as small as lists and pages show it. */
export function smallLogoSource(logoUrl: string, instance = readInstance()): string {
  return `${logoSource(logoUrl, instance)}?side=128`
}
