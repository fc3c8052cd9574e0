import { z } from 'zod'
import { defineOperation, publicRead } from '#registry/operations/operation.ts'
import { nextTokenOf } from '#registry/operations/page-token.ts'
import { sitemapPageSize } from '#registry/stores/gallery.ts'

export const sitemapPagesAnswer = z.object({
  pages: z
    .array(z.string())
    .readonly()
    .describe(`A token for each page of ${sitemapPageSize} repositories, with which \`listSitemapEntries\` answers it.`),
})

export type SitemapPagesAnswer = z.output<typeof sitemapPagesAnswer>

/** The scope of these tokens: they are the pages of the list of entries. */
export const sitemapScope = { operation: 'listSitemapEntries' } as const

/** Into how many pages all shown repositories fall, for search engines; any of them can be read at once. */
export const listSitemapPages = defineOperation({
  name: 'listSitemapPages',
  service: 'gallery',
  action: publicRead,
  readOnly: true,
  input: z.object({}),
  answer: sitemapPagesAnswer,
  resource: () => ({ type: 'any' }),
  async run(_request, _caller, context): Promise<SitemapPagesAnswer> {
    const firsts = await context.gallery.listSitemapPages(sitemapPageSize)
    return { pages: firsts.flatMap((next) => nextTokenOf({ items: [], next }, sitemapScope, context).nextToken ?? []) }
  },
})
