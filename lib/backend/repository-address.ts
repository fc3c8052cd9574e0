import { isAlias, isRepositoryName } from '#lib/routes.ts'
import { findRepository } from './gallery.ts'
import type { Repository } from './gallery-answers.ts'

/** What Next hands to a page under `/{alias}/{name}`. */
export type RepositoryParams = Promise<{ readonly alias: string; readonly name: readonly string[] }>

/** Which repository a page's address means, by any active alias; `found` is undefined when the gallery does not show it. @throws BackendError */
export async function repositoryOf(params: RepositoryParams): Promise<{ alias: string; name: string; found: Repository | undefined }> {
  const { alias, name: segments } = await params
  const name = segments.join('/')
  const found = isAlias(alias) && isRepositoryName(name) ? await findRepository(alias, name) : undefined
  return { alias, name, found }
}
