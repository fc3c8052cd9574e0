import { decodedSegment } from '#lib/image-reference.ts'
import { otherPagePaths, registryPagePaths, repositoryPagePaths } from '#lib/own-pages.js'
import { isConsolePath, isPublicFile, type PageSubject, pageSubject } from '#lib/routes.ts'
import { findRegistry, findRepository } from './gallery.ts'
import { imageExists } from './image.ts'

/**
 * Whether a path is a page about a registry or repository that the gallery does not show. Everything counts as there
 * while the backend does not answer: the page itself then says what is wrong.
 */
export async function isMissingFromGallery(pathname: string): Promise<boolean> {
  // Next itself answers for these, and files for themselves.
  if (pathname === '/' || isConsolePath(pathname) || isFile.test(pathname) || isPublicFile(pathname)) return false
  if (pathname.startsWith('/-/')) return !otherPagePaths.includes(pathname.split('/')[2] ?? '')
  const subject = pageSubject(pathname)
  if (!subject || !isOurs(subject)) return true
  try {
    return !(await exists(subject))
  } catch {
    return false
  }
}

const isFile = /^\/(?:robots\.txt|sitemap\.xml)$|^\/_next\//

const patternsOf = (paths: readonly string[]) => paths.map((path) => path.split('/'))
const repositoryPatterns = patternsOf(repositoryPagePaths)
const registryPatterns = patternsOf(registryPagePaths)

// Whether there is such a page about a registry or repository at all.
function isOurs({ name, page }: PageSubject): boolean {
  if (!page) return true
  const patterns = name ? repositoryPatterns : registryPatterns
  return patterns.some((parts) => parts.length === page.length && parts.every((part, at) => part.startsWith(':') || part === page[at]))
}

async function exists({ alias, name, page }: PageSubject): Promise<boolean> {
  if (!name) return (await findRegistry(alias)) !== undefined
  const references = referencesOf(page)
  if (references.length === 0) return (await findRepository(alias, name)) !== undefined
  const found = await Promise.all(references.map((reference) => imageExists(alias, name, reference)))
  return found.every(Boolean)
}

// What a page is about beside its repository: an image, or two of them.
function referencesOf(page: PageSubject['page'] = []): readonly string[] {
  const [kind, ...rest] = page.map(decodedSegment)
  if (kind === 'compare' && rest.length === 2) return rest
  return (kind === 'tags' || kind === 'images') && rest.length === 1 ? rest : []
}
