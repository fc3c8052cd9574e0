import { z } from 'zod'
import { defineOperation, publicRead } from '#registry/operations/operation.ts'
import { toPageRequest } from '#registry/operations/page-token.ts'
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

/** One page of `listSitemapPages`, by its token: repositories in the order of their creation, under their primary alias. */
export const listSitemapEntries = defineOperation({
  name: 'listSitemapEntries',
  service: 'gallery',
  action: publicRead,
  readOnly: true,
  input: z.object({ page: z.string().min(1).max(4096) }),
  answer: sitemapEntriesAnswer,
  resource: () => ({ type: 'any' }),
  async run({ page }, _caller, context): Promise<SitemapEntriesAnswer> {
    const { after = '' } = toPageRequest({ nextToken: page }, sitemapScope, context)
    const entries = await context.gallery.listSitemapEntries(after, sitemapPageSize)
    return { entries: entries.map(({ alias, ...entry }) => ({ registryAliasName: alias, ...entry })) }
  },
})
