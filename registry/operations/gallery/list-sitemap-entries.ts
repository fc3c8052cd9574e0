import { z } from 'zod'
import { defineOperation, publicRead } from '#registry/operations/operation.ts'
import { openPageToken } from '#registry/operations/page-token.ts'
import { sitemapPageSize } from '#registry/stores/gallery.ts'
import { sitemapScope } from './list-sitemap-pages.ts'

export const sitemapEntriesAnswer = z.object({
  entries: z
    .array(
      z.object({
        registryAliasName: z.string(),
        repositoryName: z.string(),
        lastPushedAt: z.date(),
      }),
    )
    .readonly(),
})

export type SitemapEntriesAnswer = z.output<typeof sitemapEntriesAnswer>

/**
 * One page of `listSitemapPages`, by its token, or the first: repositories in the order of their creation, under their primary alias.
 * @throws ServiceError `invalid-parameter` for a token that `listSitemapPages` never gave.
 */
export const listSitemapEntries = defineOperation({
  name: 'listSitemapEntries',
  service: 'gallery',
  action: publicRead,
  readOnly: true,
  input: z.object({ page: z.string().min(1).max(4096).optional().describe('A token of `listSitemapPages`; without it, the first page.') }),
  answer: sitemapEntriesAnswer,
  resource: () => ({ type: 'any' }),
  async run({ page }, _caller, context): Promise<SitemapEntriesAnswer> {
    const first = page === undefined ? undefined : openPageToken(page, sitemapScope, context, 'page')
    const entries = await context.gallery.listSitemapEntries(first, sitemapPageSize)
    return { entries: entries.map(({ alias, ...entry }) => ({ registryAliasName: alias, ...entry })) }
  },
})
