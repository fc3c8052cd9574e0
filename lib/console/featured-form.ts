import { isAlias, isRepositoryName } from '#lib/routes.ts'

export type FeaturedName = { readonly registryAliasName: string; readonly repositoryName: string } | { readonly problem: string }

/** The repository that is meant by `alias/name`, or by the address of its page. */
export function featuredName(text: string): FeaturedName {
  const [, path = text] = /^https?:\/\/[^/]+\/([^?#]*)/.exec(text) ?? []
  const [alias = '', ...rest] = path.split('/')
  const name = rest.join('/')
  if (isAlias(alias) && isRepositoryName(name)) return { registryAliasName: alias, repositoryName: name }
  return { problem: text ? 'Write it as alias/name, as in harbour/nginx-hello.' : 'Write which repository, as in harbour/nginx-hello.' }
}
