import { colourSchemePath, pageSubject } from '#lib/routes.ts'
import { findRegistry, findRepository } from './gallery.ts'

/**
 * Whether there is anything to show at a path. Paths that are no registry's or repository's count as there, and so
 * does everything while the backend does not answer: the page itself then says what is wrong.
 */
export async function existsInGallery(pathname: string): Promise<boolean> {
  const subject = pageSubject(pathname)
  if (!subject) return pathname === '/' || pathname === colourSchemePath || pathname.startsWith('/_next/')
  try {
    const { alias, name } = subject
    return (await (name ? findRepository(alias, name) : findRegistry(alias))) !== undefined
  } catch {
    return true
  }
}
