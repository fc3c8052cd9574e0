import { type GallerySearch, gallerySearchQuery } from './gallery-search.ts'
import { defaultTagOrder, type TagOrder, type TagSort } from './tag-list.ts'

/** The tabs of a repository page, in the order of the user guide. */
export const repositoryTabs = ['about', 'usage', 'tags'] as const
export type RepositoryTab = (typeof repositoryTabs)[number]

/** What a repository page's URL can say beside the repository. */
export interface RepositoryView {
  readonly tab?: RepositoryTab
  /** The tag in the pull panel. */
  readonly tag?: string
  readonly tool?: string
  readonly pin?: boolean
  /** The platform in the pull panel, as in "linux/arm64". */
  readonly platform?: string
  /** Only tags with this text in them. */
  readonly filter?: string
  readonly sort?: TagSort
  readonly order?: TagOrder
  /** A page of tags, by a token of the page beside it. */
  readonly after?: string
  /** The tag that another is to be compared with. */
  readonly compare?: string
}

const aliasPattern = /^[a-z][a-z0-9]+(?:[._-][a-z0-9]+)*$/
const namePattern = /^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$/

/** Whether a path segment can be an alias at all; 2–50 characters. */
export function isAlias(text: string): boolean {
  return text.length >= 2 && text.length <= 50 && aliasPattern.test(text)
}

/** Whether path segments joined by slashes can be a repository's name at all; 2–205 characters. */
export function isRepositoryName(text: string): boolean {
  return text.length >= 2 && text.length <= 205 && namePattern.test(text)
}

/** What a path of the gallery is a page of: a registry, or with a name a repository, or a page of ours about one. */
export interface PageSubject {
  readonly alias: string
  readonly name?: string
  /** What follows `/-/`, in its segments. */
  readonly page?: readonly string[]
}

/** The subject of a path; undefined for paths that are neither a registry's nor a repository's. */
export function pageSubject(pathname: string): PageSubject | undefined {
  const [, alias = '', ...segments] = pathname.split('/')
  if (!isAlias(alias)) return undefined
  const dash = segments.indexOf('-')
  const page = dash < 0 ? {} : { page: segments.slice(dash + 1) }
  const name = segments.slice(0, dash < 0 ? undefined : dash).join('/')
  if (!name) return { alias, ...page }
  return isRepositoryName(name) ? { alias, name, ...page } : undefined
}

/** `/` with a search, or `/{alias}` with a search in that registry. A bare `/` is the front page: a list of everything says its order. */
export function searchPath(search: GallerySearch, alias?: string): string {
  const query = gallerySearchQuery(search)
  if (!alias && query.size === 0) query.set('sort', search.sort)
  return withQuery(alias ? registryPath(alias) : '/', query)
}

/** Everything there is, the most pulled first. */
export const allRepositoriesPath = '/?sort=popular'

export function registryPath(alias: string): string {
  return `/${alias}`
}

export function repositoryPath(alias: string, name: string, view: RepositoryView = {}): string {
  return withQuery(`/${alias}/${name}`, new URLSearchParams(repositoryViewFields(view)))
}

/** The query of a view, without what is the default, in a fixed order: also the hidden fields of a form that keeps it. */
export function repositoryViewFields(view: RepositoryView): [name: string, value: string][] {
  const { sort = 'newest', order } = view
  const fields: readonly (readonly [string, string | false | undefined])[] = [
    ['tab', view.tab !== 'about' && view.tab],
    ['tag', view.tag],
    ['tool', view.tool],
    ['pin', view.pin && 'digest'],
    ['platform', view.platform],
    ['filter', view.filter],
    ['sort', sort !== 'newest' && sort],
    ['order', order !== defaultTagOrder(sort) && order],
    ['after', view.after],
    ['compare', view.compare],
  ]
  return fields.flatMap(([field, value]) => (value ? [[field, value]] : []))
}

/** Pages about a repository beside its own; `next.config.js` leads them to `app/-/repository/`. */
export const repositoryPages = {
  tag: (alias: string, name: string, tag: string, platform?: string) =>
    withPlatform(`/${alias}/${name}/-/tags/${encodeURIComponent(tag)}`, platform),
  image: (alias: string, name: string, digest: string, platform?: string) => withPlatform(`/${alias}/${name}/-/images/${digest}`, platform),
  /** The manifest's own bytes. */
  manifest: (alias: string, name: string, digest: string) => `/${alias}/${name}/-/images/${digest}/manifest.json`,
  compareForm: (alias: string, name: string) => `/${alias}/${name}/-/compare`,
  /** Tags or digests. */
  compare: (alias: string, name: string, from: string, to: string, platform?: string) =>
    withPlatform(`/${alias}/${name}/-/compare/${from}/${to}`, platform),
  pulls: (alias: string, name: string) => `/${alias}/${name}/-/pulls`,
  badges: (alias: string, name: string) => `/${alias}/${name}/-/badges`,
  /** `kind` is one of lib/badges. */
  badge: (alias: string, name: string, kind: string, format: 'svg' | 'json' = 'svg') => `/${alias}/${name}/-/badge/${kind}.${format}`,
  feed: (alias: string, name: string) => `/${alias}/${name}/-/feed.atom`,
  card: (alias: string, name: string) => `/${alias}/${name}/-/card`,
  openGraphImage: (alias: string, name: string) => `/${alias}/${name}/-/og.png`,
  report: (alias: string, name: string) => `/${alias}/${name}/-/report`,
} as const

// Only what a route of its own is sure to answer: anything else may turn out to be a page.
const answersItself =
  /^\/(?:robots\.txt|sitemap\.xml)$|^\/-\/(?:oembed|og\.png|sitemap\/[^/]+)$|^\/[^/]+\/(?:[^/]+\/)*-\/(?:feed\.atom|og\.png)$|^\/[^/]+\/(?:[^/]+\/)+-\/(?:badge\/[^/]+|card|pulls\.csv|images\/[^/]+\/manifest\.json)$/

/** Whether a path is a file for programs or other sites, not a page: it says itself what it may do and what is missing. */
export function isPublicFile(pathname: string): boolean {
  return answersItself.test(pathname)
}

export function registryFeedPath(alias: string): string {
  return `/${alias}/-/feed.atom`
}

export function registryOpenGraphImagePath(alias: string): string {
  return `/${alias}/-/og.png`
}

/** The home page's picture for other sites. */
export const homeOpenGraphImagePath = '/-/og.png'

/** Where other sites ask how to show a page of this one; `url` is its whole address. */
export function oembedPath(url: string): string {
  return `/-/oembed?${new URLSearchParams({ url, format: 'json' })}`
}

/** The documentation of the gallery's API. */
export const apiPagePath = '/-/api'

/** Pages for who is signed in. */
/** The pages about a repository: its tabs, and what is done with it. */
export type ConsoleRepositoryPage =
  | 'images'
  | 'detail'
  | 'permissions'
  | 'tags'
  | 'history'
  | 'edit'
  | 'push-commands'
  | 'delete'
  | 'delete-images'
  | 'add-statement'
  | 'edit-policy'

export const consolePaths = {
  home: '/console',
  repositories: '/console/repositories',
  createRepository: '/console/repositories/create',
  /** Takes a POST. */
  chooseColumns: '/console/repositories/columns',
  /** A page about one repository of the account. */
  repository: (page: ConsoleRepositoryPage, name: string, query: Readonly<Record<string, string>> = {}) =>
    withQuery(`/console/repositories/${page}/${name}`, new URLSearchParams(query)),
  /** Aliases, display name and verification of the account's registry. */
  registry: '/console/registry',
  /** Asks before an alias is given up. */
  retireAlias: (alias: string) => withQuery('/console/registry/retire-alias', new URLSearchParams({ alias })),
  /** For operators: how the installation is. */
  instance: '/console/operator/instance',
  /** For operators: what the front page begins with. */
  featured: '/console/operator/featured',
  /** For operators: what nobody wants any more. */
  garbage: '/console/operator/garbage',
  /** For operators: what waits for their decision. */
  requests: '/console/operator/requests',
  reports: '/console/operator/reports',
  accounts: '/console/operator/accounts',
  createAccount: '/console/operator/accounts/create',
  account: (accountId: string) => `/console/operator/accounts/${accountId}`,
  /** Users, groups, roles and policies: more in `lib/console/access/access-paths.ts`. */
  access: '/console/access',
  signIn: '/console/sign-in',
  /** `account` is an id or an account alias that is filled in. */
  signInAsUser: (account?: string) => withQuery('/console/sign-in/user', new URLSearchParams(account ? { account } : {})),
  /** Leads to the identity provider, and back to `next`. */
  signInElsewhere: (next: string) => withQuery('/console/sign-in/provider', new URLSearchParams(next === '/console' ? {} : { next })),
  /** The sign-in with what went wrong at the identity provider. */
  signInRefused: (problem: 'no-role' | 'too-late' | 'too-often' | 'unavailable' | 'provider') => `/console/sign-in?problem=${problem}`,
  signUp: '/console/sign-up',
  /** The sign-in of who has just made an account. */
  signInWelcome: '/console/sign-in?welcome=yes',
  mfa: '/console/sign-in/mfa',
  newPassword: '/console/sign-in/new-password',
  /** Both are filled in; `ended` tells that the role's time is over. */
  switchRole: (to: { readonly account?: string; readonly role?: string; readonly next?: string; readonly ended?: 'yes' } = {}) =>
    withQuery('/console/switch-role', new URLSearchParams({ ...to })),
  /** What was done in the account. For those that a search finds: `lib/console/event-search.ts`. */
  events: '/console/events',
  event: (id: string) => `/console/events/${encodeURIComponent(id)}`,
  /** What delivers events as files. */
  trails: '/console/events/trails',
  createTrail: '/console/events/trails/create',
  deleteTrail: (name: string) => `/console/events/trails/delete/${encodeURIComponent(name)}`,
  /** What is stored and pulled, and what quotas leave. */
  usage: '/console/usage',
  /** One's own password and devices. */
  security: '/console/security',
  /** Where one is signed in. */
  sessions: '/console/sessions',
  /** Takes a POST. */
  signOut: '/console/sign-out',
  /** `next` is a page of the console; `ended` tells that a session is over. */
  signInFor: (next: string, ended = false) =>
    withQuery('/console/sign-in', new URLSearchParams({ ...(next === '/console' ? {} : { next }), ...(ended ? { ended: 'yes' } : {}) })),
} as const

/** Whether a path is one of the console's, of which no visitor may see another's. */
export function isConsolePath(pathname: string): boolean {
  return pathname === consolePaths.home || pathname.startsWith(`${consolePaths.home}/`)
}

/** Where the colour scheme is chosen; no alias is called `-`. */
export const colourSchemePath = '/-/colour-scheme'

function withPlatform(path: string, platform: string | undefined): string {
  return withQuery(path, new URLSearchParams(platform ? { platform } : {}))
}

/** A path with a query, if there is one. */
export function withQuery(path: string, query: URLSearchParams): string {
  const text = query.toString()
  return text ? `${path}?${text}` : path
}
