import { answerSitemapIndex } from '#lib/sitemap/answer-sitemap.ts'

export const dynamic = 'force-dynamic'

/** `/sitemap.xml` */
export function GET(request: Request): Promise<Response> {
  return answerSitemapIndex(request)
}
