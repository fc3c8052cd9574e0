import { consolePaths, withQuery } from '#lib/routes.ts'
import type { HolderKind } from './holder-kind.ts'

type Query = Readonly<Record<string, string>>

/** What is done with a user, a group or a role, or a part of it; not all of them have each. */
export type HolderPage =
  | 'permissions'
  | 'attach'
  | 'inline-policy'
  | 'boundary'
  | 'groups'
  | 'users'
  | 'credentials'
  | 'trust'
  | 'tags'
  | 'settings'
  | 'delete'

export type PolicyPage = 'detail' | 'versions' | 'entities' | 'edit' | 'delete'

/** Pages of access management, below `consolePaths.access`. */
export const accessPaths = {
  home: consolePaths.access,
  alias: `${consolePaths.access}/alias`,
  passwordPolicy: `${consolePaths.access}/password-policy`,
  list: (kind: HolderKind | 'policy', query: Query = {}) => withQuery(`${consolePaths.access}/${plural(kind)}`, new URLSearchParams(query)),
  create: (kind: HolderKind | 'policy', query: Query = {}) =>
    withQuery(`${consolePaths.access}/${plural(kind)}/create`, new URLSearchParams(query)),
  holder: (kind: HolderKind, page: HolderPage, name: string, query: Query = {}) =>
    withQuery(`${consolePaths.access}/${plural(kind)}/${page}/${encodeURIComponent(name)}`, new URLSearchParams(query)),
  /** By ARN, whose slashes stay. */
  policy: (page: PolicyPage, arn: string, query: Query = {}) =>
    withQuery(`${consolePaths.access}/policies/${page}/${arn.split('/').map(encodeURIComponent).join('/')}`, new URLSearchParams(query)),
  simulator: (query: Query = {}) => withQuery(`${consolePaths.access}/simulator`, new URLSearchParams(query)),
} as const

function plural(kind: HolderKind | 'policy'): string {
  return kind === 'policy' ? 'policies' : `${kind}s`
}
