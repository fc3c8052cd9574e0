import { answerRepositoryFeed } from '#lib/feeds/answer-feed.ts'

interface Where {
  readonly params: Promise<{ readonly alias: string; readonly name: string[] }>
}

/** `/{alias}/{name}/-/feed.atom` */
export async function GET(request: Request, { params }: Where): Promise<Response> {
  const { alias, name } = await params
  return answerRepositoryFeed(request, alias, name.join('/'))
}
