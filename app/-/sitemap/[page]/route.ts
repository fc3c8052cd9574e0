import { answerSitemapPage } from '#lib/sitemap/answer-sitemap.ts'

interface Where {
  readonly params: Promise<{ readonly page: string }>
}

/** `/-/sitemap/{n}.xml` */
export async function GET(request: Request, { params }: Where): Promise<Response> {
  return answerSitemapPage(request, (await params).page)
}
