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
} as const

export type News = keyof typeof newsTexts

/** A page that tells the news. Each has a name of its own, so that the same twice is told twice. */
export function withNews(path: string, news: News): string {
  return withQuery(path, new URLSearchParams({ done: news, at: Date.now().toString(36) }))
}

/** The news that a page's address tells; undefined for none of ours. */
export function newsOf(query: QueryParameters): { readonly id: string; readonly text: string } | undefined {
  const done = single(query.done)
  return Object.hasOwn(newsTexts, done) ? { id: single(query.at), text: newsTexts[done as News] } : undefined
}
