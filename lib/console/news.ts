import { type QueryParameters, single } from '#lib/gallery-search.ts'
import { withQuery } from '#lib/routes.ts'

/** What was done, for the page that shows what came of it. */
const newsTexts = {
  approved: 'The request is approved.',
  rejected: 'The request is rejected.',
  'report-closed': 'The report is closed.',
  'alias-primary': 'The primary alias is another one now.',
  'alias-cancelled': 'The request is gone.',
  'alias-retired': 'The alias is given up.',
  'verification-asked': 'The operator is asked.',
  'verification-cancelled': 'The request is taken back.',
  verified: 'The account is verified.',
  unverified: 'The account is not verified any more.',
  suspended: 'The account is suspended.',
  'goes-on': 'The account goes on.',
  featured: 'The repository is on the front page.',
  'featured-moved': 'The order on the front page is changed.',
  unfeatured: 'The repository is off the front page.',
  collecting: 'The garbage is collected within seconds.',
  created: 'It is created.',
  saved: 'It is saved.',
  deleted: 'It is deleted.',
  attached: 'The policies are attached.',
  detached: 'The policy is detached.',
  'policy-saved': 'The policy is saved.',
  'policy-deleted': 'The policy is deleted.',
  'boundary-set': 'The permissions boundary is set.',
  'boundary-removed': 'The permissions boundary is removed.',
  'groups-saved': 'The groups are saved.',
  'user-added': 'The user is added to the group.',
  'user-removed': 'The user is removed from the group.',
  'key-activated': 'The access key is active.',
  'key-deactivated': 'The access key is inactive: nothing can be signed with it until it is active again.',
  'key-deleted': 'The access key is deleted.',
  'password-set': 'The password is set.',
  'password-removed': 'The password is removed: the user cannot sign in to the console any more.',
  'device-removed': 'The device is removed: its codes are not asked for any more.',
  'tags-saved': 'The tags are saved.',
  'default-set': 'The version counts from now on.',
  'version-deleted': 'The version is deleted.',
  'alias-saved': 'The account alias is saved.',
  'alias-deleted': 'The account alias is deleted.',
  'password-policy-saved': 'The password policy is saved: each password that is set from now on is held to it.',
  'password-policy-deleted': 'The password policy is deleted: the installation’s rules count again.',
} as const

export type News = keyof typeof newsTexts

/** A page that tells the news. Each has a name of its own, so that the same twice is told twice. */
export function withNews(path: string, news: News): string {
  return withQuery(path, new URLSearchParams({ done: news, at: Date.now().toString(36) }))
}

/** The news that a page's address tells; undefined for none of ours. */
export function newsOf(query: Partial<Pick<QueryParameters, 'done' | 'at'>>): { readonly id: string; readonly text: string } | undefined {
  const done = single(query.done)
  return Object.hasOwn(newsTexts, done) ? { id: single(query.at), text: newsTexts[done as News] } : undefined
}
