import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '..')

/** What each room may import of the others, and of packages; longest room first. `docs/ARCHITECTURE.md` draws it. */
const zones: readonly { readonly room: string; readonly mayImport: readonly string[]; readonly packages: readonly RegExp[] }[] = [
  { room: 'registry/domain', mayImport: ['registry/domain'], packages: [/^node:crypto$/, /^zod$/] },
  { room: 'registry/iam', mayImport: ['registry/iam', 'registry/domain'], packages: [/^node:crypto$/] },
  { room: 'registry/sigv4', mayImport: ['registry/sigv4', 'registry/domain'], packages: [/^node:crypto$/] },
  {
    room: 'registry/operations',
    mayImport: [
      'registry/operations',
      'registry/domain',
      'registry/iam',
      'registry/charts',
      'registry/garbage',
      'registry/logos',
      'registry/tokens',
      'registry/context.ts',
      'registry/stores/*.ts',
    ],
    packages: [
      /^node:(crypto|stream|stream\/.*|buffer|timers\/promises)$/,
      /^zod$/,
      /^@node-rs\/argon2$/,
      /^lru-cache$/,
      /^otplib$/,
      /^qrcode$/,
      /^@simplewebauthn\/server$/,
    ],
  },
  { room: 'registry', mayImport: ['registry'], packages: [/^node:/, /^(?!next|react)/] },
  { room: 'cli', mayImport: ['cli', 'registry'], packages: [/^node:/, /^commander$/] },
  { room: 'app', mayImport: ['app', 'components', 'lib'], packages: [/^(?!pg$|@prisma)/] },
  { room: 'components', mayImport: ['components', 'lib'], packages: [/^(?!pg$|@prisma)/] },
  { room: 'lib', mayImport: ['lib'], packages: [/^(?!pg$|@prisma)/] },
]

const importPattern =
  /^\s*(?:import|export)\s[^'"]*?from\s+['"]([^'"]+)['"]|^\s*import\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm

function sourcesOf(folder: string): string[] {
  if (!fs.existsSync(path.join(root, folder))) return []
  const entries = fs.readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
  const isSource = (file: string) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|(^|\/)(generated|testing)\//.test(file)
  return entries.filter(isSource).map((file) => path.posix.join(folder, file))
}

function importsOf(file: string): string[] {
  const text = fs.readFileSync(path.join(root, file), 'utf8')
  return [...text.matchAll(importPattern)].map((match) => match[1] ?? match[2] ?? match[3] ?? '')
}

/** `registry/…` for what is ours, undefined for a package. */
function ownPath(file: string, imported: string): string | undefined {
  if (imported.startsWith('.')) return path.posix.join(path.posix.dirname(file), imported)
  if (imported.startsWith('#demo/')) return `prisma/demo/${imported.slice('#demo/'.length)}`
  return imported.startsWith('#') ? imported.slice(1) : undefined
}

function allows(mayImport: readonly string[], target: string): boolean {
  return mayImport.some((place) => {
    // A file pattern: that folder's own files, not those of the rooms below it.
    if (place.endsWith('/*.ts')) return path.posix.dirname(target) === path.posix.dirname(place)
    return target === place || target.startsWith(`${place}/`)
  })
}

describe('every room imports only what its place in the house allows', () => {
  const rooms = zones.map(({ room }) => room)
  it.each(zones)('$room', ({ room, mayImport, packages }) => {
    const inner = rooms.filter((other) => other !== room && other.startsWith(`${room}/`))
    const files = sourcesOf(room).filter((file) => !inner.some((other) => file.startsWith(`${other}/`)))
    const trespasses = files.flatMap((file) =>
      importsOf(file)
        .filter((imported) => {
          const own = ownPath(file, imported)
          if (own === undefined) return !packages.some((pattern) => pattern.test(imported))
          // Styles belong to the pages, and manifests are data.
          return !own.endsWith('.css') && own !== 'package.json' && !allows(mayImport, own)
        })
        .map((imported) => `${file} imports ${imported}`),
    )
    expect(trespasses).toEqual([])
  })

  it('finds imports at all', () => {
    expect(importsOf('registry/context.ts')).toContain('pino')
    expect(importsOf('server/primary.ts')).toContain('#demo/load-demo-gallery.ts')
  })
})
