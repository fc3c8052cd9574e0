import { type PageSubject, pageSubject } from '#lib/routes.ts'
import { findRegistry, findRepository } from './gallery.ts'

/**
 * Whether a path is a page about a registry or repository that the gallery does not show. Everything counts as there
 * while the backend does not answer: the page itself then says what is wrong.
 */
export async function isMissingFromGallery(pathname: string): Promise<boolean> {
  // Next itself answers for these.
  if (pathname === '/' || pathname.startsWith('/-/') || isFile.test(pathname)) return false
  const subject = pageSubject(pathname)
  if (!subject) return true
  try {
    return !(await exists(subject))
  } catch {
    return false
  }
}

// Badges, feeds and images say it themselves, and so do /robots.txt and the like.
const isFile = /^\/[^/]+\.(?:txt|xml)$|\/-\/(?:.+\.(?:svg|json|atom|png|xml)|card)$|^\/_next\//

async function exists({ alias, name }: PageSubject): Promise<boolean> {
  return (await (name ? findRepository(alias, name) : findRegistry(alias))) !== undefined
}
