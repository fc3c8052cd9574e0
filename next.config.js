import { registryPagePaths, repositoryPagePaths } from './lib/own-pages.js'

const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  // A page's own address is what the form behind the colour scheme and a publisher's statistics may see, no more.
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=(), payment=(), usb=()' },
]

// A card is there to be framed.
const unframed = { source: '/((?!.+/-/card$).*)', headers: [{ key: 'X-Frame-Options', value: 'DENY' }] }

// No component of a repository's name is just `-`: what follows one is a page of ours about the repository or registry.
// Where the components of a name could be taken for parts of another page.
const destinations = { compare: 'compare-form', 'images/:digest/manifest.json': 'manifest/:digest' }
const rewrites = [
  // Where browsers look before they have read a page.
  { source: '/favicon.ico', destination: '/icon.svg' },
  ...repositoryPagePaths.map((page) => ({
    source: `/:alias/:name+/-/${page}`,
    destination: `/-/repository/:alias/${destinations[page] ?? page}/:name+`,
  })),
  ...registryPagePaths.map((page) => ({ source: `/:alias/-/${page}`, destination: `/-/registry/:alias/${page}` })),
]

/** @type {import('next').NextConfig} */
const config = {
  reactCompiler: true,
  poweredByHeader: false,
  // The whole project's types are checked by `npm test`; a start must not wait for that.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: import.meta.dirname },
  // Titles and descriptions belong in the head of the first bytes, for readers without JavaScript too.
  htmlLimitedBots: /.*/,
  rewrites: () => Promise.resolve(rewrites),
  headers: () => Promise.resolve([{ source: '/:path*', headers: securityHeaders }, unframed]),
}

export default config
